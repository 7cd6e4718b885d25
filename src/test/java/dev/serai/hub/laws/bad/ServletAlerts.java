package dev.serai.hub.laws.bad;

import jakarta.servlet.http.HttpServletRequest;

/** Takes alerts of what knows by which request they came: what the laws refuse. */
public record ServletAlerts(Sender sender) {

    public record Sender(HttpServletRequest request) {}
}
