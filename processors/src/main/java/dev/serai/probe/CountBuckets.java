package dev.serai.probe;

/** Counts and shares in steps, so that what goes on unchanged reads the same each time. */
final class CountBuckets {

    private CountBuckets() {}

    static String times(long count) {
        if (count <= 1) {
            return "once";
        }
        if (count < 5) {
            return "2 to 4 times";
        }
        return count < 20 ? "5 to 19 times" : "20 times or more";
    }

    /** Of a limit; {@code share} is 1 for all of it. */
    static String share(double share) {
        if (share < 0.5) {
            return "less than half";
        }
        if (share < 0.75) {
            return "50 to 75 %";
        }
        return share < 0.9 ? "75 to 90 %" : "90 % or more";
    }
}
