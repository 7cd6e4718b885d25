package dev.serai.policy;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.serai.policy.CelValues.UnknownValueException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A compiled CEL expression (cel.dev). It has no side effect and always ends: its length, its nesting, the iterations of
 * its macros and the size of its regular expressions (RE2, linear time) are limited.
 */
public final class Expression {

    private static final int MAX_LENGTH_CHARS = 4_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ITERATIONS = 10_000;
    private static final int MAX_REGEX_PROGRAM = 2_000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_LENGTH_CHARS)
            .maxParseRecursionDepth(MAX_DEPTH)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .maxRegexProgramSize(MAX_REGEX_PROGRAM)
            .evaluateCanonicalTypesToNativeValues(true)
            .build();

    /** What an expression must result in. */
    public enum Type {
        BOOL(SimpleType.BOOL),
        INT(SimpleType.INT),
        STRING(SimpleType.STRING),
        STRINGS(ListType.create(SimpleType.STRING)),
        /** Anything; the caller checks it. */
        ANY(SimpleType.DYN);

        private final CelType type;

        Type(CelType type) {
            this.type = type;
        }
    }

    private final String text;
    private final Vocabulary vocabulary;
    private final CelRuntime.Program program;

    private Expression(String text, Vocabulary vocabulary, CelRuntime.Program program) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.program = program;
    }

    /**
     * Whether it asks for nothing else than these; what cannot be told counts as something else.
     *
     * @param fields for instance {@code place.cluster}
     * @param roots the variables whose fields they are, for instance {@code place}
     */
    public boolean asksOnly(Set<String> fields, Set<String> roots) {
        String rest = text;
        for (String field : fields) {
            rest = rest.replaceAll("\\b" + Pattern.quote(field) + "\\b", "");
        }
        String other = rest;
        return roots.stream().noneMatch(root -> Pattern.compile("\\b" + Pattern.quote(root) + "\\b")
                .matcher(other)
                .find());
    }

    /**
     * Compiles an expression. In a file use {@link PolicyFile#expression}, whose errors name file and line.
     *
     * @throws ExpressionException when it does not compile or has another type
     */
    public static Expression compile(String text, Vocabulary vocabulary, Type type) {
        Cel cel = cel(vocabulary, type);
        try {
            return new Expression(
                    text, vocabulary, cel.createProgram(cel.compile(text).getAst()));
        } catch (CelValidationException e) {
            throw new ExpressionException(
                    e.getErrors().stream().map(issue -> word(issue, vocabulary)).collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        }
    }

    private static Cel cel(Vocabulary vocabulary, Type type) {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(type.type);
        vocabulary.names().forEach((name, kind) -> builder.addVar(name, CelValues.type(kind)));
        return builder.build();
    }

    /** CEL names only the root of a dotted name it does not know: the known names help more, and come last, as they are many. */
    private static String word(CelIssue issue, Vocabulary vocabulary) {
        String message = issue.getMessage().replace(" (in container '')", "");
        String known = message.startsWith("undeclared reference")
                ? ", known names are: "
                        + String.join(", ", new TreeSet<>(vocabulary.names().keySet()))
                : "";
        return message + " (at character " + (issue.getSourceLocation().getColumn() + 1) + ")" + known;
    }

    /**
     * Whether a condition holds. A label or field that is not there makes it false, so that
     * {@code alert.labels.team == 'db'} needs no guard.
     *
     * @param values by name, or nested by the parts of a dotted name
     * @throws ExpressionException on any other failure, or when the value is not a boolean
     */
    public boolean holds(Map<String, ?> values) {
        try {
            return run(values) instanceof Boolean held ? held : refuseType();
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
                return false;
            }
            throw failure(e);
        }
    }

    /**
     * The expression's value: String, Long, Double, Boolean, Instant, Duration, List or Map of these.
     *
     * @throws ExpressionException when it has none for these values
     */
    public Object evaluate(Map<String, ?> values) {
        try {
            return CelValues.toJava(run(values));
        } catch (CelEvaluationException e) {
            throw failure(e);
        }
    }

    /** The expression as it was written. */
    public String text() {
        return text;
    }

    private Object run(Map<String, ?> values) throws CelEvaluationException {
        return program.eval(CelValues.of(vocabulary, values));
    }

    private boolean refuseType() {
        throw new ExpressionException("'" + text + "' is not a condition: its value is not true or false");
    }

    /** Only the kind of failure is told: CEL's own message may quote a value that came from outside. */
    private ExpressionException failure(CelEvaluationException e) {
        if (e.getCause() instanceof UnknownValueException mistake) {
            throw mistake;
        }
        return new ExpressionException("'" + text + "' has no value here: " + e.getErrorCode());
    }

    @Override
    public String toString() {
        return text;
    }
}
