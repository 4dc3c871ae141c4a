import { Box, Paper, ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-table.module.css';

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
  /** Narrower than this it scrolls sideways within itself; on a phone each row is a card instead. */
  readonly minWidth?: number;
  /** Named by what stands above it: its columns need no names to be seen. */
  readonly plain?: boolean;
  /** Nothing in it takes the focus: the table does, so that keys scroll it sideways. */
  readonly onlyRead?: boolean;
}

/**
 * Rows of a register: names, a line each, as wide as the page. The roles are said, since a row drawn as a card
 * would lose its own.
 */
export function ListTable<Row>({
  rows,
  idOf,
  columns,
  minWidth = 560,
  plain = false,
  onlyRead = false,
}: ListTableProps<Row>) {
  return (
    <Paper p={0} className={classes.register}>
      <ScrollArea
        // A bar that is not there needs no room under the last row.
        offsetScrollbars="present"
        {...(onlyRead && { viewportProps: { tabIndex: 0 } })}
      >
        <Box className={classes.inner} style={{ '--register-width': `${minWidth}px` }}>
          <Table role="table" className={classes.table} highlightOnHover verticalSpacing={6}>
            <colgroup>
              {columns.map(({ name, width }) => (
                <col key={name} style={width === undefined ? undefined : { width }} />
              ))}
            </colgroup>
            {!plain && (
              <Table.Thead role="rowgroup" className={classes.head}>
                <Table.Tr role="row">
                  {columns.map(({ name, figures }) => (
                    <Table.Th role="columnheader" key={name} data-figures={figures || undefined}>
                      {name}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
            )}
            <Table.Tbody role="rowgroup" className={classes.body}>
              {rows.map((row) => (
                <Table.Tr role="row" key={idOf(row)} className={classes.row}>
                  {columns.map(({ name, figures, cell }) => (
                    <Table.Td
                      role="cell"
                      key={name}
                      className={classes.cell}
                      data-column={plain ? '' : name}
                      data-figures={figures || undefined}
                    >
                      <div>{cell(row)}</div>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      </ScrollArea>
    </Paper>
  );
}
