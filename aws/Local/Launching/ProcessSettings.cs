using GasOrleans.Aws.Local.Resources;
using GasOrleans.Aws.Local.SignIn;
using GasOrleans.Aws.Local.State;

namespace GasOrleans.Aws.Local.Launching;

/// <summary>What the product is told so that it runs on this cloud: nothing but settings that it has everywhere.</summary>
internal static class ProcessSettings
{
    private const string Unlimited = "1000000";

    public static Dictionary<string, string> Silo(LocalCloud cloud, SiloPorts ports) => new(Aws(cloud))
    {
        // Told of a vault's retrievals; the vault is used with Archive__Provider=Vault (--archive=Vault).
        ["Archive__RetrievalTopic"] = $"arn:aws:sns:{LocalCloud.Region}:{ResourceNames.AccountId}:gas-retrievals",
        ["ASPNETCORE_URLS"] = LocalPorts.Address(ports.Health).ToString(),
        ["Buckets__ForcePathStyle"] = "true",
        ["Cluster__Address"] = "127.0.0.1",
        ["Cluster__GatewayPort"] = $"{ports.Gateway}",
        ["Cluster__SiloPort"] = $"{ports.SiloToSilo}",
        ["Genomes__Folder"] = Path.Combine(SourceTree.Root, ".local", "bundles"),
        ["Mail__From"] = "GasOrleans on this machine <gas@localhost.localdomain>",
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = $"{cloud.Ports.Smtp}",
        ["Mail__Security"] = "None",
        ["Plans__Complimentary__0"] = LocalUser.Grace.Subject,
        ["Queues__Wait"] = "00:00:02", // requests cost nothing here, and who leaves waits for its last polls
        ["Site__Address"] = LocalPorts.Address(cloud.Ports.Web).ToString(),
    };

    public static Dictionary<string, string> WebClient(LocalCloud cloud) => new(Aws(cloud))
    {
        ["ASPNETCORE_URLS"] = LocalPorts.Address(cloud.Ports.Web).ToString(),
        ["Billing__Provider"] = "Local",
        ["Buckets__ForcePathStyle"] = "true",
        ["Keys__Secrets__0"] = cloud.WebKeysSecret,
        // Here everybody comes from one address, and measurements from one person.
        ["Limits__AddressBurst"] = Unlimited,
        ["Limits__AddressPerSecond"] = Unlimited,
        ["Limits__UserBurst"] = Unlimited,
        ["Limits__UserPerSecond"] = Unlimited,
        ["SignIn__Authority"] = LocalPorts.Address(cloud.Ports.SignIn).ToString(),
        ["SignIn__ClientId"] = LocalCloud.ClientId,
        ["SignIn__ClientSecret"] = cloud.ClientSecret,
        // Like Globus, this issuer says nothing of email_verified, and it is ours.
        ["SignIn__TrustEmail"] = "true",
        ["Site__Address"] = LocalPorts.Address(cloud.Ports.Web).ToString(),
    };

    /// <summary>Of a command that asks the silos of a running system.</summary>
    public static Dictionary<string, string> Command(LocalCloud cloud) => Aws(cloud);

    /// <summary>The same, where the system is another process's.</summary>
    public static Dictionary<string, string> Command(Secrets secrets) => Aws(secrets.AccessKeyId, secrets.SecretAccessKey, secrets.Ports);

    private static Dictionary<string, string> Aws(LocalCloud cloud)
    {
        var key = cloud.Credentials.GetCredentials();
        return Aws(key.AccessKey, key.SecretKey, cloud.Ports);
    }

    private static Dictionary<string, string> Aws(string accessKey, string secretKey, LocalPorts ports)
    {
        return new()
        {
            ["AWS_ACCESS_KEY_ID"] = accessKey,
            ["AWS_SECRET_ACCESS_KEY"] = secretKey,
            ["AWS_REGION"] = LocalCloud.Region,
            ["AWS_ENDPOINT_URL_GLACIER"] = LocalPorts.Address(ports.Glacier).ToString(),
            ["AWS_ENDPOINT_URL_DYNAMODB"] = LocalPorts.Address(ports.DynamoDb).ToString(),
            ["AWS_ENDPOINT_URL_SQS"] = LocalPorts.Address(ports.Sqs).ToString(),
            ["AWS_ENDPOINT_URL_S3"] = LocalPorts.Address(ports.S3).ToString(),
            // A developer's own profile and the machine's own role must not be found.
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
    }
}
