namespace GasOrleans.Aws.Local.Cold;

/// <summary>The settings as they are now, and what uses them up.</summary>
public sealed class ColdControl
{
    private readonly Lock gate = new();

    /// <summary>The settings as they are now.</summary>
    public ColdSettings Settings { get; private set; } = new();

    /// <summary>Is told to end what is under way, or to forget what is ready, at once.</summary>
    internal event Action<bool>? Hurried;

    /// <summary>Changes the settings.</summary>
    public ColdSettings Change(Func<ColdSettings, ColdSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (gate)
        {
            return Settings = change(Settings);
        }
    }

    /// <summary>Ends every retrieval that is under way.</summary>
    public void Finish() => Hurried?.Invoke(false);

    /// <summary>Forgets the bytes of every retrieval that has ended.</summary>
    public void Expire() => Hurried?.Invoke(true);

    internal bool RefusesCapacity() => Take(now => now.CapacityRefusals, now => now with { CapacityRefusals = now.CapacityRefusals - 1 });

    internal bool RefusesByPolicy() => Take(now => now.PolicyRefusals, now => now with { PolicyRefusals = now.PolicyRefusals - 1 });

    internal bool FailsRetrieval() => Take(now => now.FailedRetrievals, now => now with { FailedRetrievals = now.FailedRetrievals - 1 });

    internal bool LosesNotice() => Take(now => now.LostNotices, now => now with { LostNotices = now.LostNotices - 1 });

    private bool Take(Func<ColdSettings, int> left, Func<ColdSettings, ColdSettings> one)
    {
        lock (gate)
        {
            if (left(Settings) == 0)
            {
                return false;
            }

            Settings = one(Settings);
            return true;
        }
    }
}
