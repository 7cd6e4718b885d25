package dev.serai.hub.console;

/**
 * What a chart is called.
 *
 * @param id in the page
 * @param title with the unit, for instance {@code Pages per day}
 * @param nothing said instead of the picture where there are no numbers
 */
record ChartHead(String id, String title, String nothing) {}
