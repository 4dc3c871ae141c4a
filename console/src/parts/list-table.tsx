import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly width?: number;
  /** Figures stand under each other. */
  readonly figures?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

interface ListTableProps<Row> {
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** Narrower than this it scrolls sideways within itself. */
  readonly minWidth?: number;
  /** Named by what stands above it: its columns need no names to be seen. */
  readonly plain?: boolean;
  /** Nothing in it takes the focus: the table does, so that keys scroll it sideways. */
  readonly onlyRead?: boolean;
}

/** Rows of a register: names, a line each, as wide as the page. */
export function ListTable<Row>({
  rows,
  idOf,
  columns,
  minWidth = 560,
  plain = false,
  onlyRead = false,
}: ListTableProps<Row>) {
  const align = ({ figures }: Column<Row>) => (figures ? 'end' : 'start');
  return (
    <Paper p={0}>
      <Table.ScrollContainer
        minWidth={minWidth}
        // A bar that is not there needs no room under the last row.
        scrollAreaProps={{ offsetScrollbars: 'present', ...(onlyRead && { viewportProps: { tabIndex: 0 } }) }}
      >
        <Table highlightOnHover verticalSpacing={6}>
          {!plain && (
            <Table.Thead>
              <Table.Tr>
                {columns.map((column) => (
                  <Table.Th key={column.name} w={column.width} ta={align(column)}>
                    {column.name}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
          )}
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={idOf(row)}>
                {columns.map((column) => (
                  <Table.Td key={column.name} w={column.width} ta={align(column)}>
                    {column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
