package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.console.FlowPicture.PictureBox;
import dev.serai.hub.console.FlowPicture.PictureLine;
import dev.serai.hub.console.FlowPicture.PictureSpot;
import dev.serai.hub.console.RoutesPage.RouteList;
import dev.serai.hub.http.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the routes, and its tables. */
class RoutesPageTest {

    private static final FlowLayouts LAYOUTS = new FlowLayouts();

    private static ObjectNode route(String id, String stage, String... calls) {
        ObjectNode route = ShownPages.JSON
                .createObjectNode()
                .put("id", id)
                .put("description", "What " + id + " does.")
                .put("stage", stage)
                .put("file", stage + "/a.camel.yaml")
                .put("line", 7)
                .put("own", false)
                .put("running", true)
                .put("exchanges", 1200)
                .put("failed", 3)
                .put("mean_ms", 2.5)
                .put("recent_exchanges", 30)
                .put("recent_failed", 0);
        Stream.of(calls).forEach(route.putArray("calls")::add);
        return route;
    }

    private static RouteList list(ObjectNode... routes) {
        ObjectNode answer = ShownPages.JSON
                .createObjectNode()
                .put("counted_since", "2026-11-22T08:00:00Z")
                .put("recent_since", "2026-11-22T09:50:00Z");
        answer.putArray("items").addAll(List.of(routes));
        answer.putArray("faults");
        return RouteList.of(answer, ShownPages.NOW);
    }

    private static RouteList flow(String word) {
        return list(
                route("webhook " + word, "intake", "triage " + word, "fold " + word),
                route("fold " + word, "intake", "triage " + word),
                route("triage " + word, "signal", "page " + word, "not there"),
                route("page " + word, word).put("recent_failed", 4),
                route("alone " + word, "signal"));
    }

    private static String html(RoutesView view) {
        return ShownPages.html("routes", Section.ROUTES, Role.OPERATOR, view);
    }

    @Test
    void the_stages_are_drawn_with_their_rates_and_what_failed_and_told_in_words() {
        RoutesView view = RoutesPage.view(flow("x"), "", LAYOUTS);

        assertThat(view.title()).isEqualTo("Five routes run; 4 runs failed in 10 minutes");
        assertThat(view.picture().boxes()).extracting(PictureBox::name).containsExactly("Intake", "Signal", "X");
        assertThat(view.picture().boxes())
                .extracting(PictureBox::facts)
                .containsExactly("6.0 a minute", "6.0 a minute", "3.0 a minute");
        assertThat(view.picture().told()).isEqualTo("Intake leads to Signal. Signal leads to X.");
        assertThat(view.table().rows().get(0).cells())
                .containsExactly("2", "6.0 a minute", "2,400", "6", "2.5 ms", "Signal (3.0 a minute)");
        assertThat(html(view))
                .contains(
                        "<title id=\"flow-title\">The stages of the flow</title>",
                        "▲ 4 failed",
                        "href=\"/console/routes?stage=intake\"")
                .doesNotContain("null");
    }

    @Test
    void what_goes_over_a_line_and_fails_there_stands_on_it_and_at_most_where_others_lead_there_too() {
        FlowPicture stages = RoutesPage.view(flow("x"), "", LAYOUTS).picture();
        FlowPicture intake = RoutesPage.view(flow("x"), "intake", LAYOUTS).picture();

        assertThat(stages.lines())
                .extracting(PictureLine::said)
                .containsExactly("Intake leads to Signal: 3.0 a minute", "Signal leads to X: 3.0 a minute, 4 failed");
        assertThat(stages.lines()).extracting(PictureLine::words).containsOnlyNulls();
        assertThat(stages.lines()).extracting(PictureLine::kind).containsExactly("", "failing");
        assertThat(intake.lines())
                .extracting(PictureLine::said)
                .contains("webhook x leads to fold x: 3.0 a minute", "fold x leads to Signal: at most 3.0 a minute");
        assertThat(html(RoutesPage.view(flow("x"), "intake", LAYOUTS)))
                .contains(">3.0/min</text>", ">≤ 3.0/min</text>", "as of", "data-again=", "goes on to the right");
        assertThat(html(RoutesPage.view(flow("x"), "x", LAYOUTS))).contains(">3.0/min ▲ 4</text>");
    }

    @Test
    void a_stage_shows_its_routes_between_the_stages_around_it_and_lists_the_ones_that_stand_alone() {
        RoutesView view = RoutesPage.view(flow("x"), "signal", LAYOUTS);

        assertThat(view.picture().boxes())
                .extracting(PictureBox::name)
                .containsExactlyInAnyOrder("triage x", "Intake", "X");
        assertThat(view.table().rows()).extracting(RoutesView.NumberRow::name).containsExactly("triage x", "alone x");
        assertThatThrownBy(() -> RoutesPage.view(flow("x"), "nowhere", LAYOUTS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }

    @Test
    void no_box_lies_over_another_and_all_are_within_the_picture() {
        FlowPicture picture = RoutesPage.view(flow("x"), "intake", LAYOUTS).picture();

        for (PictureBox box : picture.boxes()) {
            assertThat(box.spot().x() + box.spot().width()).isLessThanOrEqualTo(picture.width());
            assertThat(box.spot().y() + box.spot().height()).isLessThanOrEqualTo(picture.height());
            assertThat(picture.boxes())
                    .filteredOn(other -> other != box)
                    .noneMatch(other -> overlap(box.spot(), other.spot()));
        }
        assertThat(picture.lines()).allSatisfy(line -> assertThat(line.path()).matches("M[0-9LM ]+"));
    }

    private static boolean overlap(PictureSpot one, PictureSpot other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    @Test
    void a_picture_is_laid_out_once_however_often_its_numbers_change() {
        FlowPicture first = RoutesPage.view(flow("x"), "", LAYOUTS).picture();
        FlowLayout.LaidGraph graph =
                new FlowLayout.LaidGraph(List.of(new FlowLayout.LaidBox("a", 10, 10)), List.of(), false, 0);

        assertThat(LAYOUTS.of(graph)).isSameAs(LAYOUTS.of(graph));
        assertThat(RoutesPage.view(flow("x"), "", new FlowLayouts()).picture()).isEqualTo(first);
    }

    @Test
    void circles_are_drawn_too() {
        RouteList circle = list(route("a", "one", "b"), route("b", "two", "c"), route("c", "three", "a", "b"));

        assertThat(RoutesPage.view(circle, "", LAYOUTS).picture().lines()).hasSize(4);
    }

    @Test
    void where_several_tenants_share_the_routes_nothing_is_said_of_how_often_they_ran() {
        ObjectNode answer =
                ShownPages.JSON.createObjectNode().putNull("counted_since").putNull("recent_since");
        answer.putArray("items")
                .add(route("a", "intake").putNull("exchanges").putNull("failed").putNull("mean_ms"));
        RoutesView view = RoutesPage.view(RouteList.of(answer, ShownPages.NOW), "", LAYOUTS);

        assertThat(view.title()).isEqualTo("One route runs");
        assertThat(view.table().heads()).containsExactly("Stage", "Routes", "Leads to");
        assertThat(html(view)).contains("how often they ran is not shown").doesNotContain("a minute", "null");
    }

    @Test
    void a_route_says_where_it_is_written_what_leads_to_it_and_how_often_it_ran() {
        RouteView view = RoutesPage.view(flow("x"), "triage x", "- route:\n    id: <b>", ShownPages.NOW);

        assertThat(ShownPages.html("route", Section.ROUTES, Role.OPERATOR, view))
                .contains(
                        "signal/a.camel.yaml:7",
                        "1,200 in 2 hours",
                        "2.5 ms",
                        "?route=webhook+x",
                        "?route=page+x",
                        "id: &lt;b&gt;")
                .doesNotContain("not there", "null");
        RouteView own = RoutesPage.view(list(route("a", "own").put("own", true)), "a", "", ShownPages.NOW);
        assertThat(ShownPages.html("route", Section.ROUTES, Role.OPERATOR, own)).contains("a file of your own");
    }

    @Test
    void what_is_not_in_use_as_written_stands_first() {
        ObjectNode answer = ShownPages.JSON.createObjectNode();
        answer.putArray("items").add(route("a", "intake"));
        answer.putArray("faults")
                .addObject()
                .put("file", "own.camel.yaml")
                .put("line", 3)
                .put("reason", "<b>no</b>");

        assertThat(html(RoutesPage.view(RouteList.of(answer, ShownPages.NOW), "", LAYOUTS)))
                .contains("Not in use as written", "own.camel.yaml:3", "&lt;b&gt;no&lt;/b&gt;");
    }

    @Test
    void whatever_a_route_is_called_and_says_is_text() {
        List<String> plainStages = structure("plain", "");
        List<String> plainStage = structure("plain", "signal");
        for (String payload : ShownPages.payloads()) {
            assertThat(structure(payload, "")).as(payload).isEqualTo(plainStages);
            assertThat(structure(payload, "signal")).as(payload).isEqualTo(plainStage);
            String one = ShownPages.html(
                    "route",
                    Section.ROUTES,
                    Role.OPERATOR,
                    RoutesPage.view(flow(payload), "triage " + payload, payload, ShownPages.NOW));
            assertThat(one).as(payload).doesNotContain("<script>", "<img", "<iframe");
        }
    }

    private static List<String> structure(String word, String stage) {
        return ShownPages.structure(html(RoutesPage.view(flow(word), stage, LAYOUTS)));
    }
}
