package dev.serai.hub.conversation;

import dev.serai.language.NamedObject;
import dev.serai.language.UnderstandingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person's words are read against, found once for a message.
 *
 * @param own the conversation's incident, else the only one that is open; null where something was named since that is of none
 * @param known what alerts name
 * @param named what was named since an incident was spoken of, and that no incident was about; null for nothing
 */
record HeardContext(@Nullable UUID own, UnderstandingContext known, @Nullable NamedObject named) {

    static final String PROPERTY = "heardContext";

    /** The same, in which what was found elsewhere is known. */
    HeardContext with(List<NamedObject> found) {
        return new HeardContext(own, and(found), named);
    }

    /** With what was found elsewhere since. */
    UnderstandingContext and(List<NamedObject> found) {
        List<NamedObject> all = new ArrayList<>(Objects.requireNonNull(known.objects()));
        found.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return UnderstandingContext.of(all, known.subject());
    }
}
