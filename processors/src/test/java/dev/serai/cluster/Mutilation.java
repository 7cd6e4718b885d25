package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Takes parts out of a tree or exchanges them for something of another type. */
final class Mutilation {

    private Mutilation() {}

    static ObjectNode of(ObjectNode object, int seed) {
        ObjectNode copy = object.deepCopy();
        mutilate(copy, new Random(seed));
        return copy;
    }

    private static void mutilate(JsonNode node, Random chance) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                int wish = chance.nextInt(12);
                switch (wish) {
                    case 0 -> object.remove(name);
                    case 1 -> object.putNull(name);
                    case 2 -> object.put(name, "not \u0000 what it was");
                    case 3 -> object.put(name, -1);
                    case 4 -> object.putArray(name).add(true);
                    default -> mutilate(object.get(name), chance);
                }
            }
        } else if (node instanceof ArrayNode list) {
            list.forEach(element -> mutilate(element, chance));
        }
    }
}
