package dev.serai.kamelet.kafka;

import dev.serai.failure.Causes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Finds out which rights brokers do not give a client, without using any. */
public final class RightsProbe {

    private static final int SECONDS = 8;

    private final Properties client = new Properties();

    /** @param security Kafka's own properties, one a line */
    public RightsProbe(String brokers, String security) {
        client.putAll(ClientProperties.of(security));
        client.put("bootstrap.servers", brokers);
        client.put("request.timeout.ms", "5000");
        client.put("default.api.timeout.ms", "6000");
    }

    /**
     * What a client does.
     *
     * @param read topics that it reads
     * @param written topics that it writes
     * @param groups in which it reads
     * @param writers transactional ids by which it writes
     * @param make whether it makes topics that are not there
     */
    public record NeededRights(
            Set<String> read, Set<String> written, Set<String> groups, Set<String> writers, boolean make) {}

    /**
     * Which of them it does not have, each such as {@code READ the topic alerts}; of a transactional id only whether it may be
     * described, since brokers say no more. Brokers that know no rights give all.
     *
     * @throws IllegalStateException when the brokers do not answer
     */
    public List<String> missing(NeededRights needed) {
        List<String> missing = new ArrayList<>();
        try (Admin admin = Admin.create(client)) {
            for (String topic : new TreeSet<>(needed.read())) {
                topic(admin, needed, topic, AclOperation.READ).ifPresent(missing::add);
            }
            for (String topic : new TreeSet<>(needed.written())) {
                topic(admin, needed, topic, AclOperation.WRITE).ifPresent(missing::add);
            }
            for (String group : new TreeSet<>(needed.groups())) {
                group(admin, group).ifPresent(missing::add);
            }
            for (String writer : new TreeSet<>(needed.writers())) {
                writer(admin, writer).ifPresent(missing::add);
            }
            return missing;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer: " + Causes.rootName(e), e);
        }
    }

    private static Optional<String> topic(Admin admin, NeededRights needed, String topic, AclOperation operation)
            throws InterruptedException, ExecutionException, TimeoutException {
        String what = "the topic " + topic;
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        try {
            var described = admin.describeTopics(List.of(topic), options)
                    .topicNameValues()
                    .get(topic);
            return missing(get(Objects.requireNonNull(described)).authorizedOperations(), operation, what);
        } catch (ExecutionException e) {
            if (Causes.first(e, UnknownTopicOrPartitionException.class).isPresent()) {
                return needed.make() ? making(admin, topic, what) : Optional.empty();
            }
            return refused(e, operation, what);
        }
    }

    private static Optional<String> making(Admin admin, String topic, String what)
            throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic made = new NewTopic(topic, Optional.of(1), Optional.empty());
        try {
            get(admin.createTopics(List.of(made), new CreateTopicsOptions().validateOnly(true))
                    .all());
            return Optional.empty();
        } catch (ExecutionException e) {
            return isRefused(e) ? Optional.of("CREATE " + what) : Optional.empty();
        }
    }

    private static Optional<String> group(Admin admin, String group)
            throws InterruptedException, ExecutionException, TimeoutException {
        String what = "the group " + group;
        DescribeConsumerGroupsOptions options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        try {
            var described = admin.describeConsumerGroups(List.of(group), options)
                    .describedGroups()
                    .get(group);
            return missing(get(Objects.requireNonNull(described)).authorizedOperations(), AclOperation.READ, what);
        } catch (ExecutionException e) {
            return refused(e, AclOperation.READ, what);
        }
    }

    private static Optional<String> writer(Admin admin, String writer)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            get(admin.describeTransactions(List.of(writer)).description(writer));
            return Optional.empty();
        } catch (ExecutionException e) {
            if (Causes.first(e, TransactionalIdNotFoundException.class).isPresent()) {
                return Optional.empty();
            }
            return refused(e, AclOperation.WRITE, "the transactional id " + writer);
        }
    }

    private static Optional<String> missing(@Nullable Set<AclOperation> allowed, AclOperation operation, String what) {
        return allowed == null || allowed.contains(operation) ? Optional.empty() : Optional.of(operation + " " + what);
    }

    /** Who may not even describe it, may do nothing with it. */
    private static Optional<String> refused(ExecutionException failure, AclOperation operation, String what)
            throws ExecutionException {
        if (!isRefused(failure)) {
            throw failure;
        }
        return Optional.of(operation + " and DESCRIBE " + what);
    }

    private static boolean isRefused(ExecutionException failure) {
        return Causes.first(failure, AuthorizationException.class).isPresent();
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }
}
