using System.Collections.Concurrent;
using GasOrleans.Aws.Tests;
using Microsoft.Extensions.Logging;

namespace Orleans.Aws.Tests.Clustering;

public sealed class ClockTests(TestCloud cloud)
{
    [Fact]
    public async Task A_silo_whose_clock_is_ahead_is_named_once_and_stays_a_member()
    {
        var log = new Warnings();
        using var membership = await MembershipUnderTest.StartAsync(cloud.DynamoDb, TestCloud.NewName(), log: log);
        var ahead = MembershipUnderTest.NewEntry(SiloStatus.Active, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        await membership.InsertAsync(MembershipUnderTest.NewEntry(SiloStatus.Active, TimeProvider.System.GetUtcNow().UtcDateTime));
        await membership.InsertAsync(ahead);
        Assert.Equal(2, (await membership.ReadAsync()).Members.Count);
        Assert.Equal(2, (await membership.ReadAsync()).Members.Count);
        Assert.Contains($"The clock of silo {ahead.SiloAddress} is", Assert.Single(log.Said), StringComparison.Ordinal);
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> said = [];

        public IReadOnlyCollection<string> Said => said;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                said.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose() => said.Clear();
    }
}
