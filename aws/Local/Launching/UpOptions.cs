namespace GasOrleans.Aws.Local.Launching;

/// <summary>What <c>make up</c> can be told: <c>--state=FOLDER --silos=2 --archive=Vault --ports:web=9000</c>, or <c>GAS_STATE</c>, <c>GAS_SILOS</c>, <c>GAS_PORTS__WEB</c>.</summary>
internal sealed record UpOptions
{
    /// <summary>Where state is kept. Default: <c>.local/state</c>.</summary>
    public string State { get; init; } = Path.Combine(SourceTree.Root, ".local", "state");

    /// <summary>How many silos. Default: 1.</summary>
    public int Silos { get; init; } = 1;

    /// <summary>Where archives go: StorageClass or Vault. Default: StorageClass.</summary>
    public string Archive { get; init; } = "StorageClass";

    /// <summary>The ports; 0 is any free one.</summary>
    public LocalPorts Ports { get; init; } = LocalPorts.Usual;

    public static UpOptions Read(string[] arguments)
    {
        try
        {
            var options = new UpOptions();
            new ConfigurationBuilder().AddEnvironmentVariables("GAS_").AddCommandLine(arguments).Build().Bind(options);
            return options.Silos > 0
                ? options with { State = Path.GetFullPath(options.State) }
                : throw new LocalCloudException("--silos (GAS_SILOS) must be 1 or more.");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // The binder's own sentence names the setting.
            throw new LocalCloudException(e.Message, e);
        }
    }
}
