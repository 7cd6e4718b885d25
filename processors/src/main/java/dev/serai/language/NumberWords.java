package dev.serai.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whole numbers as digits and in words, up to ninety-nine. */
final class NumberWords {

    /** More digits than any count has. */
    private static final int MOST_DIGITS = 9;

    private static final Map<String, Integer> WORDS = words();

    private NumberWords() {}

    /** What a folded word counts; null if it is no number. */
    static @Nullable Integer of(String word) {
        boolean digits = !word.isEmpty() && word.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        if (digits) {
            return word.length() > MOST_DIGITS ? Integer.valueOf(Integer.MAX_VALUE) : Integer.valueOf(word);
        }
        return WORDS.get(word);
    }

    private static Map<String, Integer> words() {
        Map<String, Integer> words = new HashMap<>();
        count(
                words,
                0,
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
                        + " sixteen seventeen eighteen nineteen");
        count(
                words,
                0,
                "null eins zwei drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn"
                        + " fuenfzehn sechzehn siebzehn achtzehn neunzehn");
        List.of("ein", "eine", "einen", "einem", "einer").forEach(one -> words.put(one, 1));
        words.put("single", 1);
        words.put("zwo", 2);
        tens(words, "twenty thirty forty fifty sixty seventy eighty ninety", true);
        tens(words, "zwanzig dreissig vierzig fuenfzig sechzig siebzig achtzig neunzig", false);
        return Map.copyOf(words);
    }

    private static void count(Map<String, Integer> words, int from, String row) {
        int value = from;
        for (String word : row.split(" ")) {
            words.put(word, value++);
        }
    }

    private static void tens(Map<String, Integer> words, String row, boolean english) {
        List<String> ones = english
                ? List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
                : List.of("ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun");
        int ten = 20;
        for (String word : row.split(" ")) {
            words.put(word, ten);
            for (int one = 1; one <= ones.size(); one++) {
                words.put(english ? word + "-" + ones.get(one - 1) : ones.get(one - 1) + "und" + word, ten + one);
            }
            ten += 10;
        }
    }
}
