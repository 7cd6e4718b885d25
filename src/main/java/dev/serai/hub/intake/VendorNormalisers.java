package dev.serai.hub.intake;

import dev.serai.alert.Normalised;
import dev.serai.alert.vendor.AzureMonitorNormaliser;
import dev.serai.alert.vendor.CloudEventsNormaliser;
import dev.serai.alert.vendor.CloudwatchNormaliser;
import dev.serai.alert.vendor.DatadogNormaliser;
import dev.serai.alert.vendor.FalcoNormaliser;
import dev.serai.alert.vendor.GitlabNormaliser;
import dev.serai.alert.vendor.GoogleMonitoringNormaliser;
import dev.serai.alert.vendor.GrafanaNormaliser;
import dev.serai.alert.vendor.JenkinsNormaliser;
import dev.serai.alert.vendor.PagerdutyEventsNormaliser;
import dev.serai.alert.vendor.PagerdutyNormaliser;
import dev.serai.alert.vendor.SentryNormaliser;
import dev.serai.alert.vendor.TrivyOperatorNormaliser;
import dev.serai.alert.vendor.ZabbixNormaliser;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The normalisers of vendors' webhooks as steps of a route. Java loads each of them when its route runs first. */
@Component("vendorNormalisers")
class VendorNormalisers {

    private final Payloads payloads;

    VendorNormalisers(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Reads Azure Monitor's common alert schema. */
    public Normalised azureMonitor(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return AzureMonitorNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads CloudEvents over HTTP, structured, binary and in batches. */
    public Normalised cloudevents(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return CloudEventsNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads CloudWatch's alarms as EventBridge hands them on. */
    public Normalised cloudwatch(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return CloudwatchNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads Datadog's webhook with the payload that the documents give. */
    public Normalised datadog(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return DatadogNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads Falco's events. */
    public Normalised falco(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return FalcoNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads GitLab's events about pipelines, deployments and vulnerabilities. */
    public Normalised gitlab(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return GitlabNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads Google Cloud Monitoring's webhook. */
    public Normalised googleCloudMonitoring(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return GoogleMonitoringNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads the webhook of Grafana's unified alerting. */
    public Normalised grafana(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return GrafanaNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads what Jenkins' Notification plugin posts. */
    public Normalised jenkins(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return JenkinsNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads PagerDuty's webhooks, version 3. */
    public Normalised pagerduty(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return PagerdutyNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads what senders write for PagerDuty's Events API, version 2. */
    public Normalised pagerdutyEvents(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return PagerdutyEventsNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads Sentry's webhooks about issues and metric alerts. */
    public Normalised sentry(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return SentryNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads the reports of the Trivy Operator. */
    public Normalised trivyOperator(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return TrivyOperatorNormaliser.normalise(payloads.of(body, delivery));
    }

    /** Reads what Zabbix' webhook media type sends with the documents' script. */
    public Normalised zabbix(@Body Object body, @ExchangeProperty(Delivery.PROPERTY) Delivery delivery) {
        return ZabbixNormaliser.normalise(payloads.of(body, delivery));
    }
}
