package org.minga.voting.contest;

/**
 * Those who may take part in an open contest.
 *
 * @param size how many they are
 * @param weight what their weights come to
 * @param rollHash {@code sha256:} and the hash of the roll
 */
public record FrozenElectorate(long size, long weight, String rollHash) {}
