# The hub as an image: build and run with a JDK and a JRE of the same line.
FROM eclipse-temurin:17-jdk AS build
WORKDIR /serai
COPY . .
RUN ./mvnw -B -q -DskipTests package \
 && mv src/target/serai-hub-*-exec.jar /serai-hub.jar

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --home-dir /serai serai \
 && install --directory --owner serai /serai /serai/data
WORKDIR /serai
COPY --from=build /serai-hub.jar serai-hub.jar
COPY routes routes
USER 10001
# Inside a container the hub listens to the container's network; what is published is the runtime's decision.
ENV SERVER_ADDRESS=0.0.0.0 \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "serai-hub.jar"]
