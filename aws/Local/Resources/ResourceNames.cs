namespace GasOrleans.Aws.Local.Resources;

/// <summary>What <c>!Ref</c> and <c>!GetAtt …Arn</c> give for the resource types of ours.</summary>
internal static class ResourceNames
{
    /// <summary>The account that fauxqs plays.</summary>
    public const string AccountId = "000000000000";

    public const string Table = "AWS::DynamoDB::Table";
    public const string Queue = "AWS::SQS::Queue";
    public const string QueuePolicy = "AWS::SQS::QueuePolicy";
    public const string Topic = "AWS::SNS::Topic";
    public const string TopicPolicy = "AWS::SNS::TopicPolicy";
    public const string Subscription = "AWS::SNS::Subscription";
    public const string Bucket = "AWS::S3::Bucket";

    public static string NameProperty(string type) => type switch
    {
        Table => "TableName",
        Queue => "QueueName",
        Topic => "TopicName",
        Bucket => "BucketName",
        _ => throw Unknown(type),
    };

    public static string Arn(string type, string name) => type switch
    {
        Table => $"arn:aws:dynamodb:{LocalCloud.Region}:{AccountId}:table/{name}",
        Queue => $"arn:aws:sqs:{LocalCloud.Region}:{AccountId}:{name}",
        Topic => $"arn:aws:sns:{LocalCloud.Region}:{AccountId}:{name}",
        Bucket => $"arn:aws:s3:::{name}",
        _ => throw Unknown(type),
    };

    /// <summary>CloudFormation's choice for each type; only the last part of a queue's URL is ever looked at here.</summary>
    public static string Reference(string type, string name) => type switch
    {
        Table or Bucket => name,
        Queue => $"https://sqs.{LocalCloud.Region}.amazonaws.com/{AccountId}/{name}",
        Topic => Arn(type, name),
        _ => throw Unknown(type),
    };

    /// <summary>The name of the queue or topic that a URL or ARN ends with.</summary>
    public static string NameIn(string urlOrArn) => urlOrArn[(urlOrArn.LastIndexOfAny(['/', ':']) + 1)..];

    public static LocalCloudException Unknown(string type) => new($"The local cloud does not know the resource type {type}.");
}
