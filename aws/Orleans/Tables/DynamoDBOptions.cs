namespace Orleans.Aws;

/// <summary>Where a table is, with which credentials it is reached, and how it is made. The official packages' names and defaults.</summary>
public abstract class DynamoDBOptions
{
    /// <summary>
    /// A region's name (<c>eu-central-1</c>) or an endpoint (<c>https://…</c>). Empty: the client injected into the host,
    /// else the SDK's own chain (<c>AWS_REGION</c>, profile, instance metadata). <c>AWS_ENDPOINT_URL_DYNAMODB</c> counts unless an endpoint is given here.
    /// </summary>
    public string Service { get; set; } = "";

    /// <summary>A static access key. Leave it empty to use the SDK's credential chain.</summary>
    [Redact]
    public string? AccessKey { get; set; }

    /// <summary>The secret of <see cref="AccessKey"/>; both or none.</summary>
    [Redact]
    public string? SecretKey { get; set; }

    /// <summary>The session token of temporary static credentials.</summary>
    [Redact]
    public string? Token { get; set; }

    /// <summary>A named profile of the shared AWS configuration; not together with <see cref="AccessKey"/>.</summary>
    public string? ProfileName { get; set; }

    /// <summary>Read capacity of a table made with <see cref="UseProvisionedThroughput"/>.</summary>
    public int ReadCapacityUnits { get; set; } = 10;

    /// <summary>Write capacity of a table made with <see cref="UseProvisionedThroughput"/>.</summary>
    public int WriteCapacityUnits { get; set; } = 5;

    /// <summary>Whether a table made here has provisioned capacity; else it is paid per request.</summary>
    public bool UseProvisionedThroughput { get; set; } = true;

    /// <summary>Whether a missing table is created at start; else it is an error that names it.</summary>
    public bool CreateIfNotExists { get; set; } = true;

    /// <summary>Whether missing indexes are added to an existing table and its capacity raised (never lowered) to what is configured.</summary>
    public bool UpdateIfExists { get; set; } = true;

    /// <summary>The table's name.</summary>
    public abstract string TableName { get; set; }
}
