update bench.balance set available = available - 1, committed = committed + 1 where line = 'S1.1';
