package org.tradingstore.core.internal;

final class PortfolioShelf implements org.tradingstore.portfolio.Portfolio {
    PortfolioShelf(BookScope s) {}
}
