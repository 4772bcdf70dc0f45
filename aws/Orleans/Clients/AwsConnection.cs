using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Orleans.Aws;

/// <summary>Where a service is and who asks. Equal connections share one client.</summary>
internal sealed record AwsConnection(string Service, string? AccessKey, string? SecretKey, string? Token, string? ProfileName)
{
    public static AwsConnection Of(DynamoDBOptions options)
        => new(options.Service ?? "", options.AccessKey, options.SecretKey, options.Token, options.ProfileName);

    /// <summary>Whether the options say anything: then an unnamed client of the host is not what is meant.</summary>
    public bool IsExplicit => this is not { Service: "", AccessKey: null or "", ProfileName: null or "" };

    private bool IsEndpoint => Service.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || Service.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> Faults()
    {
        if (IsEndpoint ? !Uri.TryCreate(Service, UriKind.Absolute, out _) : Service is not "" && !IsRegion(Service))
        {
            yield return $"Service '{Service}' is neither a region (like eu-central-1) nor an http(s) endpoint.";
        }

        if (string.IsNullOrEmpty(AccessKey) != string.IsNullOrEmpty(SecretKey))
        {
            yield return "AccessKey and SecretKey must be given together.";
        }

        if (!string.IsNullOrEmpty(Token) && string.IsNullOrEmpty(AccessKey))
        {
            yield return "Token is given without AccessKey.";
        }

        if (!string.IsNullOrEmpty(ProfileName) && !string.IsNullOrEmpty(AccessKey))
        {
            yield return "ProfileName and AccessKey exclude each other.";
        }
    }

    /// <summary>Null: the SDK's own chain.</summary>
    public AWSCredentials? Credentials()
    {
        if (!string.IsNullOrEmpty(AccessKey))
        {
            return string.IsNullOrEmpty(Token)
                ? new BasicAWSCredentials(AccessKey, SecretKey)
                : new SessionAWSCredentials(AccessKey, SecretKey, Token);
        }

        if (string.IsNullOrEmpty(ProfileName))
        {
            return null;
        }

        return new CredentialProfileStoreChain().TryGetAWSCredentials(ProfileName, out var credentials)
            ? credentials
            : throw new OrleansConfigurationException($"ProfileName '{ProfileName}' is no profile of the shared AWS configuration.");
    }

    public T Configure<T>(T config) where T : ClientConfig
    {
        config.RetryMode = RequestRetryMode.Adaptive;
        config.MaxErrorRetry = 8;
        if (IsEndpoint)
        {
            config.ServiceURL = Service;
        }
        else if (Service is not "")
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Service);
        }

        return config;
    }

    // The SDK makes up a region for any text; a region's name has at least two dashes and ends in a digit in every partition.
    private static bool IsRegion(string text)
        => text.Count(c => c == '-') >= 2 && char.IsAsciiDigit(text[^1]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
