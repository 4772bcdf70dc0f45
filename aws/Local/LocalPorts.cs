using System.Net.NetworkInformation;

namespace GasOrleans.Aws.Local;

/// <summary>Loopback ports; 0 means any free one.</summary>
public sealed record LocalPorts
{
    /// <summary>The web client.</summary>
    public int Web { get; init; }

    /// <summary>The silo's health page.</summary>
    public int Silo { get; init; }

    /// <summary>Silo to silo.</summary>
    public int SiloToSilo { get; init; }

    /// <summary>Web client to silo.</summary>
    public int Gateway { get; init; }

    /// <summary>The sign-in server.</summary>
    public int SignIn { get; init; }

    /// <summary>S3.</summary>
    public int S3 { get; init; }

    /// <summary>The mailbox page.</summary>
    public int Mailbox { get; init; }

    /// <summary>DynamoDB.</summary>
    public int DynamoDb { get; init; }

    /// <summary>SQS and SNS.</summary>
    public int Sqs { get; init; }

    /// <summary>Mail delivery.</summary>
    public int Smtp { get; init; }

    /// <summary>Glacier's vaults.</summary>
    public int Glacier { get; init; }

    /// <summary>The cloud's own door: times and faults of cold storage.</summary>
    public int Control { get; init; }

    /// <summary>What <c>make up</c> uses unless told otherwise.</summary>
    public static LocalPorts Usual { get; } = new() { Web = 8080, Silo = 8081, SiloToSilo = 11111, Gateway = 30000, SignIn = 8082, S3 = 8083, Mailbox = 8084, DynamoDb = 8085, Sqs = 8086, Smtp = 8087, Glacier = 8088, Control = 8089 };

    /// <summary>The address of a port here.</summary>
    public static Uri Address(int port) => new($"http://127.0.0.1:{port}/");

    /// <summary>The same with each 0 replaced by the port of <paramref name="other"/>.</summary>
    public LocalPorts Or(LocalPorts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            Web = Web == 0 ? other.Web : Web,
            Silo = Silo == 0 ? other.Silo : Silo,
            SiloToSilo = SiloToSilo == 0 ? other.SiloToSilo : SiloToSilo,
            Gateway = Gateway == 0 ? other.Gateway : Gateway,
            SignIn = SignIn == 0 ? other.SignIn : SignIn,
            S3 = S3 == 0 ? other.S3 : S3,
            Mailbox = Mailbox == 0 ? other.Mailbox : Mailbox,
            DynamoDb = DynamoDb == 0 ? other.DynamoDb : DynamoDb,
            Sqs = Sqs == 0 ? other.Sqs : Sqs,
            Smtp = Smtp == 0 ? other.Smtp : Smtp,
            Glacier = Glacier == 0 ? other.Glacier : Glacier,
            Control = Control == 0 ? other.Control : Control,
        };
    }

    /// <summary>The same with each 0 replaced by a free port.</summary>
    public LocalPorts Chosen() => new()
    {
        Web = Choose(Web),
        Silo = Choose(Silo),
        SiloToSilo = Choose(SiloToSilo),
        Gateway = Choose(Gateway),
        SignIn = Choose(SignIn),
        S3 = Choose(S3),
        Mailbox = Choose(Mailbox),
        DynamoDb = Choose(DynamoDb),
        Sqs = Choose(Sqs),
        Smtp = Choose(Smtp),
        Glacier = Choose(Glacier),
        Control = Choose(Control),
    };

    /// <summary>Fails with a sentence when somebody else listens on one of the ports.</summary>
    public void RequireFree()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(end => end.Port).ToHashSet();
        var busy = Named.FirstOrDefault(one => taken.Contains(one.Port));
        if (busy.Name is not null)
        {
            throw new LocalCloudException($"Port {busy.Port} ({busy.Name}) is in use. End what uses it, or choose another port with --ports:{busy.Name}=PORT or GAS_PORTS__{busy.Name.ToUpperInvariant()}=PORT.");
        }
    }

    private (string Name, int Port)[] Named =>
        [("web", Web), ("silo", Silo), ("siloToSilo", SiloToSilo), ("gateway", Gateway), ("signIn", SignIn), ("s3", S3), ("mailbox", Mailbox), ("dynamoDb", DynamoDb), ("sqs", Sqs), ("smtp", Smtp), ("glacier", Glacier), ("control", Control)];

    private static int Choose(int port) => port == 0 ? FreePort.Choose() : port;
}
