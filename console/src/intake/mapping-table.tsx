import { Select, Table } from '@mantine/core';
import { useWords } from '../words/use-words.ts';
import type { ImportDetail } from './imports.api.ts';
import classes from './imports.module.css';

type Mapping = ImportDetail['mapping'];

interface MappingTableProps {
  readonly one: ImportDetail;
  readonly mapping: Mapping;
  /** Absent where every column is known already. */
  readonly change: ((mapping: Mapping) => void) | undefined;
}

/** How many rows of the file are shown beside its columns. */
const examples = 2;

export function MappingTable({ one, mapping, change }: MappingTableProps) {
  const { t, said } = useWords();
  const byColumn = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
  const choices = one.fields.map((value) => ({ value, label: said('word.importField', value) }));
  const choose = (column: string, field: string | null) => {
    const rest = Object.entries(mapping).filter(([known, taken]) => taken !== column && known !== field);
    change?.(Object.fromEntries(field ? [...rest, [field, column]] : rest));
  };
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('imports.column')}</Table.Th>
            {change && <Table.Th w={220}>{t('imports.takenFor')}</Table.Th>}
            <Table.Th colSpan={examples}>{t('imports.sample')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {one.header.map((column, index) => (
            <Table.Tr key={column}>
              <Table.Td>{column}</Table.Td>
              {change && (
                <Table.Td>
                  <Select
                    aria-label={t('imports.takenForColumn', { column })}
                    placeholder={t('imports.notTaken')}
                    searchable
                    clearable
                    value={byColumn.get(column) ?? null}
                    onChange={(field) => choose(column, field)}
                    data={choices}
                  />
                </Table.Td>
              )}
              {one.sample.slice(0, examples).map((row, at) => (
                <Table.Td
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no name but their place
                  key={at}
                  className={classes.sample}
                  title={row[index]}
                >
                  {row[index]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
