using GasOrleans.Users;

namespace GasOrleans.Operations;

/// <summary>What operators order for the whole site.</summary>
internal sealed partial class OperationsGrain
{
    public Task<SiteOrders> OrdersAsync(CancellationToken ct) => Task.FromResult(state.Orders);

    public Task PauseAsync(OperatorWord word, Pausable what, CancellationToken ct)
        => OrderAsync(word, $"paused {NameOf(what)}", orders => With(orders, what, Notice(word, word.Why)), ct);

    public Task ResumeAsync(OperatorWord word, Pausable what, CancellationToken ct)
        => OrderAsync(word, $"resumed {NameOf(what)}", orders => With(orders, what, null), ct);

    public Task SayAsync(OperatorWord word, string? message, CancellationToken ct)
        => OrderAsync(
            word,
            message is null ? "took the message to all back" : $"told all: {message}",
            orders => orders with { Message = message is null ? null : Notice(word, message) },
            ct);

    public Task CapAsync(OperatorWord word, Plan plan, int? running, CancellationToken ct)
        => OrderAsync(
            word,
            running is { } most ? $"set the running cap of the {plan} plan to {most}" : $"set the running cap of the {plan} plan back to what is configured",
            orders => orders with
            {
                Caps = running is { } cap ? orders.Caps.RemoveAll(one => one.Plan == plan).Add(new(plan, cap)) : orders.Caps.RemoveAll(one => one.Plan == plan),
            },
            ct);

    private Task OrderAsync(OperatorWord word, string what, Func<SiteOrders, SiteOrders> order, CancellationToken ct)
        => ActAsync(word, what, null, state => state with { Orders = order(state.Orders) }, ct);

    private SiteNotice Notice(OperatorWord word, string text) => new(clock.GetUtcNow(), word.Author, Cut(text));

    private static SiteOrders With(SiteOrders orders, Pausable what, SiteNotice? notice) => what switch
    {
        Pausable.Submissions => orders with { Submissions = notice },
        Pausable.Work => orders with { Work = notice },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Something that this version cannot pause."),
    };

    private static string NameOf(Pausable what) => what == Pausable.Work ? "work" : "submissions";
}
