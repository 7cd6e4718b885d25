package dev.serai.hub.action;

import java.util.Map;

/** How many objects of each cluster may be changed in an hour. */
public interface BudgetLimits {

    /** By the cluster's name; one that is not in it has no budget, because nothing can be changed on it. */
    Map<String, Integer> perHour();
}
