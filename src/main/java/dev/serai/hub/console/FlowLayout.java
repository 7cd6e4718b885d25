package dev.serai.hub.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where boxes stand and lines run, from left to right, by ELK's layered algorithm. Nothing of ELK is loaded before somebody
 * looks at a picture.
 */
final class FlowLayout {

    private static final double BETWEEN_COLUMNS = 24;
    private static final double BETWEEN_BOXES = 14;
    private static final double BETWEEN_LINES = 7;
    private static final double WORDS_HEIGHT = 14;

    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private FlowLayout() {}

    /** A box to be placed, in pixels. */
    record LaidBox(String id, int width, int height) {}

    record LaidLine(String from, String to) {}

    /**
     * What is to be laid out: equal ones look alike.
     *
     * @param ordered whether the boxes are in the order in which people think of them: a line against it is drawn backwards,
     *     and lines that begin or end alike share their way
     * @param words the room in pixels for what stands on each line; 0 for none
     */
    record LaidGraph(List<LaidBox> boxes, List<LaidLine> lines, boolean ordered, int words) {}

    record LaidPoint(int x, int y) {}

    /**
     * Where everything is, in pixels.
     *
     * @param boxes the upper left corners by id
     * @param lines as an SVG path each
     * @param words the middle of what stands on each line; none without room for it
     */
    record LaidOut(
            int width,
            int height,
            Map<String, LaidPoint> boxes,
            Map<LaidLine, String> lines,
            Map<LaidLine, LaidPoint> words) {}

    /** The same graph is laid out in the same way always. */
    static LaidOut of(LaidGraph graph) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(4));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_COLUMNS);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_LINES);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_LINES);
        // The usual placement keeps lines straight at any price in height.
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        if (graph.ordered()) {
            root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
            root.setProperty(LayeredOptions.MERGE_EDGES, true);
        }
        Map<String, ElkNode> nodes = new HashMap<>();
        for (LaidBox box : graph.boxes()) {
            ElkNode node = ElkGraphUtil.createNode(root);
            node.setDimensions(box.width(), box.height());
            nodes.put(box.id(), node);
        }
        Map<LaidLine, ElkEdge> edges = new LinkedHashMap<>();
        for (LaidLine line : graph.lines()) {
            ElkEdge edge = ElkGraphUtil.createSimpleEdge(nodes.get(line.from()), nodes.get(line.to()));
            edges.put(line, edge);
            if (graph.words() > 0) {
                // Of a label without text there would be no place.
                ElkGraphUtil.createLabel("words", edge).setDimensions(graph.words(), WORDS_HEIGHT);
            }
        }
        new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
        Map<String, LaidPoint> boxes = new HashMap<>();
        nodes.forEach((id, node) -> boxes.put(id, new LaidPoint(round(node.getX()), round(node.getY()))));
        Map<LaidLine, String> lines = new LinkedHashMap<>();
        Map<LaidLine, LaidPoint> words = new HashMap<>();
        edges.forEach((line, edge) -> {
            lines.put(line, path(edge));
            edge.getLabels()
                    .forEach(label -> words.put(
                            line,
                            new LaidPoint(
                                    round(label.getX() + label.getWidth() / 2),
                                    round(label.getY() + label.getHeight() / 2))));
        });
        return new LaidOut(
                round(root.getWidth()), round(root.getHeight()), Map.copyOf(boxes), lines, Map.copyOf(words));
    }

    private static String path(ElkEdge edge) {
        List<String> parts = new ArrayList<>();
        for (ElkEdgeSection section : edge.getSections()) {
            parts.add("M" + point(section.getStartX(), section.getStartY()));
            Stream<String> bends =
                    section.getBendPoints().stream().map((ElkBendPoint bend) -> "L" + point(bend.getX(), bend.getY()));
            parts.add(bends.collect(Collectors.joining()));
            parts.add("L" + point(section.getEndX(), section.getEndY()));
        }
        return String.join("", parts);
    }

    private static String point(double x, double y) {
        return round(x) + " " + round(y);
    }

    private static int round(double pixels) {
        return (int) Math.round(pixels);
    }
}
