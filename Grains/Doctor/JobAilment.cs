namespace GasOrleans.Doctor;

/// <summary>What may be wrong with a job, as the doctor tells it to the job's grain, which looks for itself before it does anything: a closed set.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment")]
internal abstract record JobAilment
{
    private JobAilment()
    {
    }

    /// <summary>Nothing moves it any more.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment.StandsStill")]
    internal sealed record StandsStill : JobAilment;

    /// <summary>The activation believes an older state than is stored.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment.IsStale")]
    internal sealed record IsStale : JobAilment;

    /// <summary>Files that it refers to are not there.</summary>
    /// <param name="Archive">Whether its archive was not on a list that is newer than it.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment.LacksFiles")]
    internal sealed record LacksFiles([property: Id(0)] bool Archive) : JobAilment;

    /// <summary>An object under its key that it does not refer to.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment.HasStrayObject")]
    internal sealed record HasStrayObject([property: Id(0)] string Bucket, [property: Id(1)] string Key) : JobAilment;

    /// <summary>An upload in parts under its key that nobody will complete.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment.HasStrayUpload")]
    internal sealed record HasStrayUpload([property: Id(0)] string Bucket, [property: Id(1)] string Key, [property: Id(2)] string UploadId) : JobAilment;

    /// <summary>An archive that it does not refer to.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobAilment.HasStrayArchive")]
    internal sealed record HasStrayArchive([property: Id(0)] string ArchiveId) : JobAilment;
}

/// <summary>What a job's grain says of itself to the doctor.</summary>
/// <param name="Version">The version of the state that it believes.</param>
/// <param name="IsWatched">Whether a reminder will wake it.</param>
/// <param name="ClaimLeft">How long its worker may still be silent; absent when no worker has it.</param>
/// <param name="IsHeard">Whether this activation has heard of that worker.</param>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobPulse")]
internal sealed record JobPulse(
    [property: Id(0)] long Version, [property: Id(1)] bool IsWatched, [property: Id(2)] TimeSpan? ClaimLeft, [property: Id(3)] bool IsHeard);

/// <summary>A job, as the doctor speaks to it.</summary>
[Alias("GasOrleans.IExaminedGrain")]
internal interface IExaminedGrain : IGrainWithStringKey
{
    /// <summary>Looks; changes nothing.</summary>
    [Alias("Pulse")]
    Task<JobPulse> PulseAsync(CancellationToken ct);

    /// <summary>Mends it, if it is so; whether it was.</summary>
    [Alias("Mend")]
    Task<bool> MendAsync(JobAilment ailment, CancellationToken ct);
}
