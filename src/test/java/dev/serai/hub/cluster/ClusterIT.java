package dev.serai.hub.cluster;

import dev.serai.hub.Hub;
import dev.serai.hub.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole hub with the clusters of {@link TestCluster}. All such classes share one context, one database and
 * one API server double: reset the double before each test, make names unique and count only your own rows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Hub.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {TestDatabase.class, TestCluster.class})
public @interface ClusterIT {}
