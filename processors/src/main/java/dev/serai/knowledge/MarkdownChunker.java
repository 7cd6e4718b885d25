package dev.serai.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a Markdown file at its headings: one chunk for each section, with the titles above it. A heading in fenced code is
 * none, HTML and front matter say nothing. A long section becomes several chunks ({@code …#steps~2}).
 */
public final class MarkdownChunker {

    private static final Pattern HEADING =
            Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.{0,1000}?))?(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-+)[ \\t]*");
    private static final Pattern CODE = Pattern.compile("(`{1,3})[^`]{1,1000}\\1");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    /** {@code A01:2025}, {@code RB-7}: how a document that has one begins its title. */
    private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,6}-?[0-9]{1,4}(?::[0-9]{4})?)\\b.*");

    private static final int NAME = 160;
    private static final int SECTION = 3_000;
    private static final int CHUNKS = 2_000;

    private final SourceFacts source;
    private final String name;
    private final List<KnowledgeChunk> chunks = new ArrayList<>();
    private final Map<String, Integer> slugs = new HashMap<>();
    private final List<Level> open = new ArrayList<>();
    private final StringBuilder section = new StringBuilder();
    private String reference = "";

    private record Level(int depth, String title) {}

    private MarkdownChunker(SourceFacts source, String name) {
        this.source = source;
        this.name = name;
    }

    /**
     * @param name of the file below the source's folder, with {@code /} and without its ending: {@code cart/rollback}
     */
    public static List<KnowledgeChunk> read(String document, String name, SourceFacts source) {
        MarkdownChunker chunker = new MarkdownChunker(source, CleanText.line(name, NAME));
        String safe = WithoutSecrets.document(document, source);
        chunker.lines(withoutFrontMatter(safe.replace("\r\n", "\n")));
        chunker.close();
        return List.copyOf(chunker.chunks);
    }

    private static String withoutFrontMatter(String document) {
        int end = document.startsWith("---\n") ? document.indexOf("\n---\n", 3) : -1;
        return end < 0 ? document : document.substring(end + 5);
    }

    private void lines(String document) {
        String fence = "";
        String before = "";
        for (String line : (Iterable<String>) document.lines()::iterator) {
            Matcher fenced = FENCE.matcher(line);
            boolean marks = fenced.matches();
            if (!fence.isEmpty()) {
                fence = marks && fenced.group(1).startsWith(fence) ? "" : fence;
            } else if (marks) {
                fence = fenced.group(1);
            } else if (heading(line, before)) {
                before = "";
                continue;
            }
            before = fence.isEmpty() ? withCode(line) : literal(line);
            if (!marks && section.length() < SECTION * 20) {
                section.append(before).append('\n');
            }
        }
    }

    /** {@code kubectl logs <pod>} is no HTML. */
    private static String withCode(String line) {
        return CODE.matcher(line).replaceAll(code -> Matcher.quoteReplacement(literal(code.group())));
    }

    private static String literal(String code) {
        return code.replace("&", "&amp;").replace("<", "&lt;");
    }

    private boolean heading(String line, String before) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            open(heading.group(1).length(), heading.group(2) == null ? "" : heading.group(2));
            return true;
        }
        Matcher under = UNDERLINE.matcher(line);
        if (before.isBlank()
                || before.startsWith("|")
                || !under.matches()
                || !section.toString().endsWith(before + "\n")) {
            return false;
        }
        section.setLength(section.length() - before.length() - 1);
        open(under.group(1).startsWith("=") ? 1 : 2, before);
        return true;
    }

    private void open(int depth, String title) {
        close();
        open.removeIf(level -> level.depth() >= depth);
        String plain = CleanText.line(Markup.plain(title), NAME).replaceAll("[.:\\s]+$", "");
        Matcher cited = REFERENCE.matcher(plain);
        if (open.isEmpty() && reference.isEmpty() && cited.matches()) {
            reference = cited.group(1);
        }
        open.add(new Level(depth, plain.isEmpty() ? "–" : plain));
    }

    private void close() {
        String text = CleanText.paragraphs(Markup.plain(section.toString()));
        section.setLength(0);
        if (text.isBlank()) {
            return;
        }
        List<String> parts = Paragraphs.upTo(SECTION, text);
        String local = local();
        for (int i = 0; i < parts.size() && chunks.size() < CHUNKS; i++) {
            String id = i == 0 ? local : local + "~" + (i + 1);
            chunks.add(source.chunk(id, reference.isEmpty() ? name : reference, path(), parts.get(i)));
        }
    }

    /** {@code cart:rollback#steps}; what stands above the second heading is the document itself. */
    private String local() {
        String document = (reference.isEmpty() ? name : reference).replace('/', ':');
        String slug = open.size() < 2 ? "" : slug(open.get(open.size() - 1).title());
        int times = slugs.merge(slug, 1, Integer::sum);
        String part = times == 1 ? slug : slug + "-" + times;
        return part.isEmpty() ? document : document + "#" + part;
    }

    private List<String> path() {
        return open.isEmpty() ? List.of(name) : open.stream().map(Level::title).toList();
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "section" : CleanText.cut(slug, 60).replace("…", "");
    }
}
