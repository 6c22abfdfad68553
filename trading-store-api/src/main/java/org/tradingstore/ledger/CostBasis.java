package org.tradingstore.ledger;

/**
 * Which of the units held are taken to be sold first. Units sold short are taken to be bought back in the same way. ASC 330-10-30-9
 * names the three; IAS 2, paragraphs 25 and 27, allow the first and the last.
 */
public enum CostBasis {
    /** Those bought first. */
    FIFO,
    /** Those bought last of what is still held. */
    LIFO,
    /**
     * None before others: each unit costs what all units held cost by their number, found anew at each purchase. The average itself is
     * never rounded: only results are.
     */
    AVERAGE
}
