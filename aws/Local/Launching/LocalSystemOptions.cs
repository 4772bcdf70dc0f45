namespace GasOrleans.Aws.Local.Launching;

/// <summary>How the whole system is started on this machine.</summary>
public sealed record LocalSystemOptions
{
    /// <summary>The cloud beneath it.</summary>
    public LocalCloudOptions Cloud { get; init; } = new();

    /// <summary>How many silos.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>Which build is started: <c>debug</c> or <c>release</c>.</summary>
    public string Configuration { get; init; } = "debug";

    /// <summary>Whether the web client is started.</summary>
    public bool WebClient { get; init; } = true;

    /// <summary>Whether a silo or web client that ended by itself is started again.</summary>
    public bool Restart { get; init; } = true;

    /// <summary>More settings of every silo, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> SiloSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>More settings of the web client, as environment variables.</summary>
    public IReadOnlyDictionary<string, string> WebClientSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Is told in a line what happens.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
