package dev.origindoctor.accuracy;

import dev.origindoctor.edge.Edge;
import dev.origindoctor.zoo.EdgeMatrix;
import dev.origindoctor.zoo.EdgeMatrix.Cell;
import dev.origindoctor.zoo.EdgeMatrix.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the page with the real edges: what each really shows for each origin, beside what its table says. */
final class EdgesPage {
    private final List<Cell> cells;

    private EdgesPage(List<Cell> cells) {
        this.cells = cells;
    }

    static String of(List<Cell> cells) {
        return new EdgesPage(cells).text();
    }

    /** A sentence for each cell that is not what the table says, or that is taken for another edge's. */
    static List<String> wrong(List<Cell> cells) {
        List<String> wrong = new ArrayList<>();
        for (Cell cell : cells) {
            String where = cell.edge().id() + " in front of "
                    + cell.row().origin().id() + " under " + cell.row().mode().id();
            if (!cell.right()) {
                wrong.add(where + ": " + cell.status() + " (expected " + cell.allowed() + ")");
            }
            if (cell.recognised() != null && cell.recognised() != cell.edge()) {
                wrong.add(where + ": taken for " + cell.recognised().id());
            }
        }
        return wrong;
    }

    private String text() {
        String edges = EdgeMatrix.EDGES.stream().map(Edge::title).collect(Collectors.joining(" | "));
        StringBuilder page = new StringBuilder("""
                ## Real edges

                Real programs in front of the same broken origins: the status that a visitor really gets. A star stands
                where it is not what the edge's table says, a blank where the program cannot be put in front. In the last
                line how many answers tell by themselves who gave them; none is taken for another's.

                """);
        page.append("| mode | origin | fault | ").append(edges).append(" |\n|---|---|---");
        page.append("|---".repeat(EdgeMatrix.EDGES.size())).append("|\n");
        for (Row row : EdgeMatrix.ROWS) {
            page.append("| ")
                    .append(row.mode().id())
                    .append(" | ")
                    .append(row.origin().id());
            page.append(" | ").append(row.fault().id());
            EdgeMatrix.EDGES.forEach(edge -> page.append(" | ").append(cell(edge, row)));
            page.append(" |\n");
        }
        page.append("| | | recognised");
        EdgeMatrix.EDGES.forEach(edge -> page.append(" | ").append(recognised(edge)));
        return page.append(" |\n\n").toString();
    }

    private String cell(Edge edge, Row row) {
        Optional<Cell> cell = cells.stream()
                .filter(one -> one.edge() == edge && one.row().equals(row))
                .findFirst();
        return cell.map(one -> (one.status() == 0 ? "none" : one.status()) + (one.right() ? "" : " *"))
                .orElse("");
    }

    private String recognised(Edge edge) {
        List<Cell> those = cells.stream().filter(cell -> cell.edge() == edge).toList();
        long known = those.stream().filter(cell -> cell.recognised() == edge).count();
        return known + " of " + those.size();
    }
}
