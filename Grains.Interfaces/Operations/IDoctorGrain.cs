namespace GasOrleans.Operations;

/// <summary>Compares jobs, objects, archives and queues, and on request mends what does not fit. There is one; its key is 0.</summary>
[Alias("GasOrleans.IDoctorGrain")]
public interface IDoctorGrain : IGrainWithIntegerKey
{
    /// <summary>Begins an examination, unless one is under way; whether this one began.</summary>
    [Alias("Begin")]
    Task<bool> BeginAsync(DoctorOrder order, CancellationToken ct);

    /// <summary>Ends the examination that is under way; what it has mended stays mended.</summary>
    [Alias("Stop")]
    Task StopAsync(CancellationToken ct);

    /// <summary>The newest examination, with some of its findings.</summary>
    /// <param name="after">How many findings are known already.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="ct">Ends the wait.</param>
    [Alias("Look")]
    Task<DoctorReport> LookAsync(int after, int most, CancellationToken ct);
}
