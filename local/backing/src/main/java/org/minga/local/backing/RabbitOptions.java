package org.minga.local.backing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How to run RabbitMQ. All ports are on the loopback interface.
 *
 * @param folder holds the broker's data, its configuration and its Erlang cookie; kept between runs
 * @param tools where packages are unpacked when RabbitMQ is not installed
 * @param log file that takes what the broker prints
 * @param port AMQP 0-9-1 port
 * @param distributionPort port of the Erlang node, for rabbitmqctl
 * @param epmdPort port of a name server of our own, so that nobody else's is used or left behind
 * @param managementPort port of the management API and pages, when wanted
 * @param startLimit how long it may take to answer
 * @param progress told what is done, one line each
 */
public record RabbitOptions(
        Path folder,
        Path tools,
        Path log,
        int port,
        int distributionPort,
        int epmdPort,
        OptionalInt managementPort,
        Duration startLimit,
        Consumer<String> progress) {

    /** Everything at its default, under one data folder, without the management API. */
    public static RabbitOptions under(Path home, int port, int distributionPort, int epmdPort) {
        return new RabbitOptions(
                home.resolve("rabbitmq"),
                home.resolve("tools"),
                home.resolve("logs").resolve("rabbitmq.log"),
                port,
                distributionPort,
                epmdPort,
                OptionalInt.empty(),
                Duration.ofMinutes(2),
                line -> {});
    }

    public RabbitOptions withTools(Path folderOfTools) {
        return new RabbitOptions(
                folder, folderOfTools, log, port, distributionPort, epmdPort, managementPort, startLimit, progress);
    }

    public RabbitOptions withManagement(int portOfManagement) {
        return new RabbitOptions(
                folder,
                tools,
                log,
                port,
                distributionPort,
                epmdPort,
                OptionalInt.of(portOfManagement),
                startLimit,
                progress);
    }

    public RabbitOptions withProgress(Consumer<String> listener) {
        return new RabbitOptions(
                folder, tools, log, port, distributionPort, epmdPort, managementPort, startLimit, listener);
    }
}
