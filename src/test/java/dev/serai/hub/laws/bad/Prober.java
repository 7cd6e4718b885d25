package dev.serai.hub.laws.bad;

import org.springframework.jdbc.core.JdbcTemplate;

/** Reaches the database from anywhere: what the laws refuse. */
public record Prober(JdbcTemplate jdbc) {}
