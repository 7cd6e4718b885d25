package dev.serai.hub.console;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** What the numbers of a chart are: how people read one, and at which round number an axis ends. */
sealed interface ChartUnit {

    /** For instance {@code 12 pages} or {@code 4 min}. */
    String text(double value);

    /** The least round number that is not below this one; above 0. */
    double ceiling(double most);

    /** Whether a sum of them says something. */
    boolean adds();

    /** @param noun of one, for instance {@code page} */
    static ChartUnit counted(String noun) {
        return new Counted(noun);
    }

    /** Numbers are seconds. */
    static ChartUnit duration() {
        return new Lasting();
    }

    /** @param unit as its source says it, for instance {@code cores}; empty when nobody knows */
    static ChartUnit measured(String unit) {
        return new Measured(unit);
    }

    record Counted(String noun) implements ChartUnit {

        @Override
        public String text(double value) {
            return number(value) + " " + noun + (value == 1 ? "" : "s");
        }

        @Override
        public double ceiling(double most) {
            return Math.max(1, round(most));
        }

        @Override
        public boolean adds() {
            return true;
        }
    }

    record Lasting() implements ChartUnit {

        private static final double[] ROUND = {
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400
        };
        private static final double MINUTE = 60;
        private static final double HOUR = 3600;
        private static final double DAY = 86400;

        @Override
        public String text(double value) {
            if (value < MINUTE) {
                return number(value) + " s";
            }
            if (value < HOUR) {
                return brief(value / MINUTE) + " min";
            }
            return value < 2 * DAY ? brief(value / HOUR) + " h" : brief(value / DAY) + " days";
        }

        @Override
        public double ceiling(double most) {
            for (double end : ROUND) {
                if (most <= end) {
                    return end;
                }
            }
            double days = DAY * round(most / DAY);
            return Double.isFinite(days) ? days : most;
        }

        @Override
        public boolean adds() {
            return false;
        }

        private static String brief(double value) {
            return number(value < 10 ? Math.round(value * 10) / 10.0 : Math.rint(value));
        }
    }

    record Measured(String unit) implements ChartUnit {

        @Override
        public String text(double value) {
            return unit.isEmpty() ? number(value) : number(value) + " " + unit;
        }

        @Override
        public double ceiling(double most) {
            return round(most);
        }

        @Override
        public boolean adds() {
            return false;
        }
    }

    /** One digit with zeros; 1 for what is not above 0. */
    private static double round(double most) {
        if (!(most > Double.MIN_NORMAL)) {
            return 1;
        }
        double ten = Math.pow(10, Math.floor(Math.log10(most)));
        for (double first : new double[] {1, 2, 3, 4, 5, 6, 8, 10}) {
            if (most <= first * ten && Double.isFinite(first * ten)) {
                return first * ten;
            }
        }
        return most;
    }

    /** Whole numbers up to a million as they are, others with three digits that count. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) {
            return String.format(Locale.ROOT, "%,d", (long) value);
        }
        if (size >= 1e15 || size > 0 && size < 1e-3) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        if (size >= 1e9) {
            return digits(value / 1e9) + " billion";
        }
        return size >= 1e6 ? digits(value / 1e6) + " million" : digits(value);
    }

    private static String digits(double value) {
        MathContext three = new MathContext(Math.abs(value) >= 1000 ? 6 : 3);
        BigDecimal rounded = new BigDecimal(value).round(three).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }
}
