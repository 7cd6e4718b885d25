package dev.serai.conversation;

import dev.serai.conversation.Citation.CitationKind;
import dev.serai.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** "Where do things stand?": the incident's state, its alerts, and what people asked for beside it. */
final class StatusAnswer {

    private final IncidentPicture picture;
    private final DraftWriter writer;

    StatusAnswer(IncidentPicture picture, DraftWriter writer) {
        this.picture = picture;
        this.writer = writer;
    }

    void say() {
        IncidentPicture.PictureIncident incident = picture.incident();
        String title = ShortLine.of(incident.title());
        switch (incident.state()) {
            case OPEN -> writer.say(
                    "%s: open since %s.", "%s: offen seit %s.", title, writer.when(incident.openedAt()));
            case ACKNOWLEDGED -> writer.say(
                    "%s: open since %s, taken by %s.",
                    "%s: offen seit %s, übernommen von %s.",
                    title,
                    writer.when(incident.openedAt()),
                    Objects.requireNonNullElse(incident.acknowledgedBy(), "?"));
            case RESOLVED -> ended(title, Objects.requireNonNullElse(incident.resolvedAt(), incident.openedAt()));
        }
        between(incident.state());
        writer.cite(new Citation(CitationKind.INCIDENT, incident.id(), title, DraftWriter.incident(picture)));
        long firing = picture.alerts().stream()
                .filter(IncidentPicture.PictureAlert::firing)
                .count();
        writer.say(
                "%d of %d alerts fire.",
                "%d von %d Alarmen feuern.", firing, picture.alerts().size());
    }

    private void ended(String title, Instant end) {
        writer.say("%s: over since %s.", "%s: vorbei seit %s.", title, writer.when(end));
        Instant begin = picture.incident().openedAt();
        writer.say(
                "It began at %s, %s before it was over.",
                "Er begann um %s, %s, bevor er vorbei war.",
                writer.when(begin),
                writer.amount(Duration.between(begin, end)));
    }

    /** It was over in between. */
    private void between(IncidentState state) {
        List<IncidentPicture.PictureReturn> returns = picture.returns();
        Instant over = returns.isEmpty() ? null : returns.get(0).overAt();
        if (state != IncidentState.RESOLVED && over != null) {
            writer.say(
                    "It was over at %s, and came back at %s.",
                    "Er war um %s vorbei und kam um %s wieder.",
                    writer.when(over),
                    writer.when(returns.get(0).againAt()));
        }
    }

    /** Where it is so: that what follows is past. */
    void over() {
        Instant end = picture.incident().resolvedAt();
        if (picture.incident().state() == IncidentState.RESOLVED && end != null) {
            writer.say("It is over since %s. It was this:", "Es ist vorbei seit %s. Es war dies:", writer.when(end));
        }
    }

    /** What people asked for of the same object is no part of its trouble. */
    void requested() {
        for (PictureAction action : picture.requested()) {
            writer.say(
                    "Apart from that somebody asked for a change of it: %s.",
                    "Unabhängig davon hat jemand um eine Änderung daran gebeten: %s.", writer.act(action));
            writer.cite(action);
        }
    }
}
