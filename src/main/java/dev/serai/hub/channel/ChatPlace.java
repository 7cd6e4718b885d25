package dev.serai.hub.channel;

/**
 * A chat that is told something.
 *
 * @param channel the channel's name
 * @param chat the chat's id there
 */
record ChatPlace(String channel, String chat) {}
