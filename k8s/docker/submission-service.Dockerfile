# Build context: the project's root, after ./mvnw package.
FROM eclipse-temurin:21-jre
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin minga
WORKDIR /app
COPY --chown=root:root submission-service/target/quarkus-app/ ./
USER 10001:10001
ENV MINGA_HTTP_HOST=0.0.0.0 MINGA_HTTP_PORT=8080 MINGA_MANAGEMENT_PORT=9000
EXPOSE 8080 9000
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", "quarkus-run.jar"]
