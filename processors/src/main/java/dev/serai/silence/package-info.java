/**
 * What people set so that an alert notifies nobody for a while: silences, maintenance windows, mute times and inhibition
 * rules. Matchers and inhibition are Alertmanager's (prometheus.io/docs/alerting), recurrence is RFC 5545's.
 */
@NullMarked
package dev.serai.silence;

import org.jspecify.annotations.NullMarked;
