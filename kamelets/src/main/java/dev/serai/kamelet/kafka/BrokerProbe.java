package dev.serai.kamelet.kafka;

import dev.serai.failure.Causes;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** Finds out whether brokers take a client, and why not. */
public final class BrokerProbe {

    private static final int SECONDS = 8;

    private final Properties client = new Properties();

    /** @param security Kafka's own properties, one a line */
    public BrokerProbe(String brokers, String security) {
        client.putAll(ClientProperties.of(security));
        client.put("bootstrap.servers", brokers);
        client.put("request.timeout.ms", "5000");
        client.put("default.api.timeout.ms", "6000");
    }

    /** Why they do not take it, in a sentence without a secret; empty when they do. */
    public Optional<String> fault() {
        try (Admin admin = Admin.create(client)) {
            admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Nobody waited for the brokers' answer.");
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return sentence(e);
        }
    }

    /** Empty for who is taken, and may not ask about the cluster. */
    private static Optional<String> sentence(Exception failure) {
        if (Causes.first(failure, AuthorizationException.class).isPresent()) {
            return Optional.empty();
        }
        if (Causes.first(failure, SaslAuthenticationException.class).isPresent()) {
            return Optional.of("The brokers refuse the user name or the password, or do not know the mechanism.");
        }
        if (Causes.first(failure, SslAuthenticationException.class).isPresent()) {
            return Optional.of(certificate(failure));
        }
        if (failure instanceof KafkaException) {
            return Optional.of("The truststore or the keystore cannot be read, or a property does not fit.");
        }
        return Optional.of("The brokers do not answer.");
    }

    private static String certificate(Exception failure) {
        if (Causes.first(failure, CertPathBuilderException.class).isPresent()) {
            return "The brokers' certificate is signed by nobody whom the truststore names.";
        }
        return Causes.first(failure, CertificateException.class).isPresent()
                ? "The brokers' certificate is for another host name, or is not valid now."
                : "The brokers and the hub do not agree on TLS: a certificate of the hub's is missing or refused, or their versions differ.";
    }
}
