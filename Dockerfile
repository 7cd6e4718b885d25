# The hub as an image. Built with the oldest Java it runs on, run by the one that starts fastest.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /serai
COPY . .
# Unpacked it starts faster; libraries and the hub's own classes are layers of their own.
RUN ./mvnw -B -q -DskipTests package \
 && java -Djarmode=tools -jar src/target/serai-hub-*-exec.jar extract --layers --destination /layers \
      --application-filename serai-hub.jar

FROM eclipse-temurin:25-jre
# The hub writes to data/ only; all else is root's.
RUN useradd --system --uid 10001 --user-group --home-dir /serai --no-log-init serai \
 && groupmod --gid 10001 serai \
 && install --directory /serai \
 && install --directory --owner serai --group serai /serai/data
WORKDIR /serai
COPY --from=build /layers/dependencies/ /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
COPY --from=build /serai/bin/ ./bin/
# The archive fits this JVM alone, so it is made here: by a start and a little work, as the hub's user, then root's.
RUN install --directory --owner serai archive \
 && setpriv --reuid=10001 --regid=10001 --clear-groups env SERAI_MEMORY=512m bin/serai prepare \
 && chown --recursive root:root archive
# The jar holds the routes; what is mounted at /serai/routes is laid over them.
USER 10001:10001
# Inside a container the hub listens to the container's network; what is published is the runtime's decision.
ENV SERVER_ADDRESS=0.0.0.0 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
EXPOSE 8080
ENTRYPOINT ["bin/serai", "start"]
