package org.minga.voting.log;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.minga.voting.VotingConfig.Smtp;

/** Hands mails to the server that an operator named, one connection each: they are few. */
final class PostOffice {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String from;
    private final MailClient client;

    PostOffice(Smtp smtp, Vertx vertx) {
        from = smtp.from()
                .orElseThrow(() -> new IllegalStateException(
                        "Witnesses are to get mails, but nobody sends them: set minga.voting.witnesses.smtp.from."));
        client = MailClient.create(vertx, config(smtp));
    }

    private static MailConfig config(Smtp smtp) {
        MailConfig config = new MailConfig()
                .setHostname(smtp.host())
                .setPort(smtp.port())
                .setSsl(smtp.privacy() == Smtp.Privacy.TLS)
                .setStarttls(
                        smtp.privacy() == Smtp.Privacy.STARTTLS ? StartTLSOptions.REQUIRED : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()))
                .setIdleTimeout(Math.toIntExact(PATIENCE.toSeconds()))
                .setKeepAlive(false)
                .setLogin(smtp.username().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        smtp.username().ifPresent(config::setUsername);
        smtp.password().ifPresent(config::setPassword);
        return config;
    }

    /** Returns once the server has taken it. */
    void send(MailMessage message) {
        try {
            client.sendMail(message.setFrom(from))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the mail was not taken: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the mail server does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it was sent", e);
        }
    }
}
