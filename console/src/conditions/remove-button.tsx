import { ActionIcon } from '@mantine/core';
import { Icon } from '../parts/icon.tsx';

export function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon type="button" variant="subtle" aria-label={label} title={label} onClick={onClick}>
      <Icon name="cross" size={14} />
    </ActionIcon>
  );
}
