import { Modal, Table } from '@mantine/core';
import { cell } from '../data/cell.ts';
import { KeyCap } from '../parts/act-button.tsx';
import { useWords } from '../words/use-words.ts';
import { useKeys, useRegistry } from './key-bindings.tsx';

const opened = cell(false);
export const keyHelp = { open: () => opened.set(true) };

/** What every key does here and now: read from the bindings themselves, so it cannot be out of date. */
export function KeyHelp() {
  const { t } = useWords();
  const registry = useRegistry();
  const open = opened.use();
  useKeys([{ keys: '?', says: t('keys.title'), run: keyHelp.open }]);
  return (
    <Modal
      opened={open}
      onClose={() => opened.set(false)}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Table>
        <Table.Tbody>
          <KeyRow keys="mod+k" says={t('palette.open')} />
          {open &&
            registry
              .all()
              .filter(({ says }) => says !== '')
              .map(({ keys, says }) => <KeyRow key={keys + says} keys={keys} says={says} />)}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function KeyRow({ keys, says }: { keys: string; says: string }) {
  const names = keys.split(' ');
  return (
    <Table.Tr>
      <Table.Td w={96}>
        {names.map((name) => (
          <span key={name}>
            <KeyCap name={name} />{' '}
          </span>
        ))}
        <span style={{ position: 'absolute', clipPath: 'inset(50%)' }}>{names.join(', ')}</span>
      </Table.Td>
      <Table.Td>{says}</Table.Td>
    </Table.Tr>
  );
}
