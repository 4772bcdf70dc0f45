namespace GasOrleans.Jobs;

/// <summary>What the streams tell a job: a closed set. It comes at least once, in any order.</summary>
[GenerateSerializer, Immutable, Alias("GasOrleans.JobNews")]
internal abstract record JobNews
{
    private JobNews()
    {
    }

    /// <summary>S3 has the input, or the page says so: look.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.InputArrived")]
    internal sealed record InputArrived : JobNews;

    /// <summary>A worker tells how its attempt ended.</summary>
    /// <param name="Token">The attempt's fencing token.</param>
    /// <param name="Outcome">How it ended.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.AttemptEnded")]
    internal sealed record AttemptEnded([property: Id(0)] long Token, [property: Id(1)] AttemptOutcome Outcome) : JobNews;
}

/// <summary>A job, as those speak to it who carry news.</summary>
[Alias("GasOrleans.IJobNewsGrain")]
internal interface IJobNewsGrain : IGrainWithStringKey
{
    /// <summary>Returns when the news is written and what follows of it is under way; throws when it must come again.</summary>
    [Alias("Hear")]
    Task HearAsync(JobNews news);
}
