# Built once, run without Maven, without root and without the embedded database.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
RUN ./mvnw -B --no-transfer-progress -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar ledger-api/target/ledger-api-*.jar extract --destination /ledger \
    && mv /ledger/ledger-api-*.jar /ledger/ledger.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --user-group --create-home --home-dir /var/lib/ledger ledger
COPY --from=build /ledger /opt/ledger
USER ledger
WORKDIR /var/lib/ledger
# Inside its container; docker-compose.yml opens the port on 127.0.0.1 of the host only.
ENV LEDGER_ADDRESS=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-jar", "/opt/ledger/ledger.jar"]
CMD ["serve"]
