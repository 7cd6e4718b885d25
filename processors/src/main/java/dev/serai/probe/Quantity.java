package dev.serai.probe;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads quantities as Kubernetes writes them: {@code 250m}, {@code 1.5Gi}, {@code 12e6}. */
final class Quantity {

    private static final Pattern FORM = Pattern.compile(
            "([0-9]{1,18}(?:\\.[0-9]{1,9})?(?:[eE][+-]?[0-9]{1,2})?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");
    private static final Map<String, Double> FACTORS = Map.ofEntries(
            Map.entry("n", 1e-9),
            Map.entry("u", 1e-6),
            Map.entry("m", 1e-3),
            Map.entry("k", 1e3),
            Map.entry("M", 1e6),
            Map.entry("G", 1e9),
            Map.entry("T", 1e12),
            Map.entry("P", 1e15),
            Map.entry("E", 1e18),
            Map.entry("Ki", 0x1p10),
            Map.entry("Mi", 0x1p20),
            Map.entry("Gi", 0x1p30),
            Map.entry("Ti", 0x1p40),
            Map.entry("Pi", 0x1p50),
            Map.entry("Ei", 0x1p60));

    private Quantity() {}

    /** Nothing for what is no quantity. */
    static OptionalDouble of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OptionalDouble.empty();
        }
        double number = new BigDecimal(form.group(1)).doubleValue();
        return OptionalDouble.of(number * (form.group(2) == null ? 1 : FACTORS.getOrDefault(form.group(2), 1.0)));
    }
}
