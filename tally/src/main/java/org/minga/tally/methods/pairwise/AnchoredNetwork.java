package org.minga.tally.methods.pairwise;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A system of linear equations as in a network of conductors of which each node is also tied to the ground: node i
 * gives {@code anchors[i] x[i] + Σ conductances (x[i] − x[j])}. Solved by conjugate gradients with the diagonal as
 * preconditioner. All sums are exact, so neither the order of nodes nor that of conductors makes a difference.
 */
final class AnchoredNetwork {

    /** Binary places of a solution beyond those of the right side over the diagonal. */
    static final int EXTRA_BITS = 64;

    private static final int LONG_BITS = 60;

    private final int[] from;
    private final int[] to;
    private final long[] conductances;
    private final long[] anchors;
    private final BigInteger[] diagonal;
    private final WideSums sums;

    /** @param conductances at most 2⁶⁰ in sum with the anchor at each node */
    AnchoredNetwork(int[] from, int[] to, long[] conductances, long[] anchors) {
        this.from = from;
        this.to = to;
        this.conductances = conductances;
        this.anchors = anchors;
        this.sums = new WideSums(anchors.length);
        long[] all = anchors.clone();
        for (int edge = 0; edge < from.length; edge++) {
            all[from[edge]] += conductances[edge];
            all[to[edge]] += conductances[edge];
        }
        this.diagonal = Arrays.stream(all).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    /**
     * An approximate solution, times 2^{@value #EXTRA_BITS}.
     *
     * @param precision by how many bits the squared error shall shrink
     * @param maxSteps after how many steps to be content with less
     */
    BigInteger[] solve(BigInteger[] right, int precision, int maxSteps) {
        int size = right.length;
        BigInteger[] solution = new BigInteger[size];
        Arrays.fill(solution, BigInteger.ZERO);
        BigInteger[] residual = new BigInteger[size];
        Arrays.setAll(residual, i -> right[i].shiftLeft(EXTRA_BITS));
        BigInteger[] scaled = preconditioned(residual);
        BigInteger[] direction = scaled.clone();
        BigInteger error = product(residual, scaled);
        BigInteger goal = error.shiftRight(precision);
        for (int step = 0; step < maxSteps && error.compareTo(goal) > 0; step++) {
            BigInteger[] image = image(direction);
            BigInteger curvature = product(direction, image);
            if (curvature.signum() <= 0) {
                break;
            }
            BigInteger length = error.shiftLeft(EXTRA_BITS).divide(curvature);
            addMultiple(solution, direction, length);
            addMultiple(residual, image, length.negate());
            scaled = preconditioned(residual);
            BigInteger newError = product(residual, scaled);
            BigInteger keep = newError.shiftLeft(EXTRA_BITS).divide(error);
            BigInteger[] next = scaled.clone();
            addMultiple(next, direction, keep);
            direction = next;
            error = newError;
        }
        return solution;
    }

    private BigInteger[] preconditioned(BigInteger[] residual) {
        BigInteger[] scaled = new BigInteger[residual.length];
        Arrays.setAll(scaled, i -> residual[i].divide(diagonal[i]));
        return scaled;
    }

    /** What the network makes of a direction, which is rounded on the way to what a long can hold. */
    private BigInteger[] image(BigInteger[] direction) {
        int bits = 0;
        for (BigInteger one : direction) {
            bits = Math.max(bits, one.bitLength());
        }
        int shift = Math.max(0, bits - LONG_BITS);
        long[] rounded = new long[direction.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = direction[i].shiftRight(shift).longValueExact();
            direction[i] = BigInteger.valueOf(rounded[i]).shiftLeft(shift);
        }
        sums.clear();
        for (int i = 0; i < rounded.length; i++) {
            sums.addProduct(i, anchors[i], rounded[i]);
        }
        for (int edge = 0; edge < from.length; edge++) {
            long difference = rounded[from[edge]] - rounded[to[edge]];
            sums.addProduct(from[edge], conductances[edge], difference);
            sums.subtractProduct(to[edge], conductances[edge], difference);
        }
        BigInteger[] image = new BigInteger[direction.length];
        Arrays.setAll(image, i -> sums.get(i).shiftLeft(shift));
        return image;
    }

    private static BigInteger product(BigInteger[] one, BigInteger[] other) {
        BigInteger product = BigInteger.ZERO;
        for (int i = 0; i < one.length; i++) {
            product = product.add(one[i].multiply(other[i]));
        }
        return product;
    }

    /** @param factor times 2^{@value #EXTRA_BITS} */
    private static void addMultiple(BigInteger[] to, BigInteger[] what, BigInteger factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] = to[i].add(what[i].multiply(factor).shiftRight(EXTRA_BITS));
        }
    }
}
