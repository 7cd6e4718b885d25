package dev.serai.hub.console;

import dev.serai.access.Account;
import dev.serai.hub.console.PageLayout.FormNotice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * That somebody looks at a page, or sends a form of it.
 *
 * @param path of the page, without what is asked for behind the question mark
 * @param query what is asked for there, decoded
 * @param form the fields that were sent; empty for a page
 * @param secure whether cookies go over TLS only
 * @param cookies takes each that the answer sets
 * @param done the word of {@link FormNotices} that the form before left; empty for none
 * @param fresh whether whoever visits has proved lately who they are
 */
record PageVisit(
        Visitor visitor,
        Theme theme,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        boolean secure,
        Consumer<String> cookies,
        String done,
        boolean fresh,
        Instant now) {

    Account account() {
        return visitor.account();
    }

    /** The first value, or nothing. */
    String asked(String name) {
        return first(query, name);
    }

    /** The first value, or nothing. */
    String field(String name) {
        return first(form, name);
    }

    /** What a form's address ends with. */
    String act() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The page of the thing whose form was sent: the form's address without {@link #act}. */
    String page() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** As if {@link #page} were asked for, which says this word of {@link FormNotices}. */
    PageVisit ofPage(String word) {
        return new PageVisit(visitor, theme, page(), query, form, secure, cookies, word, fresh, now);
    }

    static String first(Map<String, List<String>> values, String name) {
        List<String> all = values.getOrDefault(name, List.of());
        return all.isEmpty() ? "" : all.get(0);
    }

    PageLayout layout(String title, @Nullable Section section, ConsoleAssets assets) {
        if (visitor.isFollowing()) {
            return new PageLayout(assets.frame(title, Theme.AUTO), section, null, path, null);
        }
        FormNotice notice = FormNotices.of(done);
        return new PageLayout(assets.frame(title, theme), section, visitor, path, notice);
    }
}
