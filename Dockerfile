# The hub as an image: build and run with a JDK and a JRE of the same line.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /serai
COPY . .
# Unpacked it starts faster; libraries and the hub's own classes are layers of their own.
RUN ./mvnw -B -q -DskipTests package \
 && mv src/target/serai-hub-*-exec.jar serai-hub.jar \
 && java -Djarmode=tools -jar serai-hub.jar extract --layers --destination /layers

FROM eclipse-temurin:17-jre
# The hub writes to data/ only; all else is root's.
RUN useradd --system --uid 10001 --user-group --home-dir /serai --no-log-init serai \
 && groupmod --gid 10001 serai \
 && install --directory /serai \
 && install --directory --owner serai --group serai /serai/data
WORKDIR /serai
COPY --from=build /layers/dependencies/ /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# The jar holds the routes; what is mounted at /serai/routes is laid over them.
USER 10001:10001
# Inside a container the hub listens to the container's network; what is published is the runtime's decision.
ENV SERVER_ADDRESS=0.0.0.0 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "serai-hub.jar"]
