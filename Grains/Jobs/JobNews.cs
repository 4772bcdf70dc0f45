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

    /// <summary>The free window is over.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.WindowOver")]
    internal sealed record WindowOver : JobNews;

    /// <summary>The owner's plan changed: look at it.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.PlanChanged")]
    internal sealed record PlanChanged : JobNews;

    /// <summary>Cold storage says that a retrieval ended: look at it.</summary>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.RetrievalEnded")]
    internal sealed record RetrievalEnded : JobNews;

    /// <summary>A transfers worker removed the hot copy.</summary>
    /// <param name="Token">Its fencing token.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.HotCopyGone")]
    internal sealed record HotCopyGone([property: Id(0)] long Token) : JobNews;

    /// <summary>A transfers worker brought the result back, verified.</summary>
    /// <param name="Token">Its fencing token.</param>
    /// <param name="Result">Where it is.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.BroughtBack")]
    internal sealed record BroughtBack([property: Id(0)] long Token, [property: Id(1)] JobFile Result) : JobNews;

    /// <summary>The bytes of the retrieval could not be read: it expired, or they are not what was put.</summary>
    /// <param name="Token">The worker's fencing token.</param>
    /// <param name="Reason">Why, for people.</param>
    [GenerateSerializer, Immutable, Alias("GasOrleans.JobNews.BringingBackFailed")]
    internal sealed record BringingBackFailed([property: Id(0)] long Token, [property: Id(1)] string Reason) : JobNews;
}

/// <summary>A job, as those speak to it who carry news.</summary>
[Alias("GasOrleans.IJobNewsGrain")]
internal interface IJobNewsGrain : IGrainWithStringKey
{
    /// <summary>Returns when the news is written and what follows of it is under way; throws when it must come again.</summary>
    [Alias("Hear")]
    Task HearAsync(JobNews news);
}
