namespace WorkDistribution.Core.Errors;

/// <summary>Every error code this product gives, one member a cause: REST refusals (2xxxx) and faults of documents and webhooks (1xxxx).</summary>
public static class ErrorCatalogue
{
    /// <summary>11100: Invalid URL format.</summary>
    public static readonly ErrorCode UrlNotUsable = new(11100, 400, "Invalid URL format");

    /// <summary>11200: HTTP retrieval failure.</summary>
    public static readonly ErrorCode HttpRetrievalFailure = new(11200, 502, "HTTP retrieval failure");

    /// <summary>11205: HTTP connection failure.</summary>
    public static readonly ErrorCode HttpConnectionFailure = new(11205, 502, "HTTP connection failure");

    /// <summary>11206: HTTP protocol violation.</summary>
    public static readonly ErrorCode HttpProtocolViolation = new(11206, 502, "HTTP protocol violation");

    /// <summary>11210: HTTP bad host name.</summary>
    public static readonly ErrorCode HttpBadHostName = new(11210, 502, "HTTP bad host name");

    /// <summary>11215: HTTP too many redirects.</summary>
    public static readonly ErrorCode HttpTooManyRedirects = new(11215, 502, "HTTP too many redirects");

    /// <summary>11220: SSL/TLS handshake error.</summary>
    public static readonly ErrorCode TlsFailure = new(11220, 502, "SSL/TLS handshake error");

    /// <summary>11750: Response body too large.</summary>
    public static readonly ErrorCode ResponseTooLarge = new(11750, 502, "Response body too large");

    /// <summary>12100: Document parse failure.</summary>
    public static readonly ErrorCode DocumentParseFailure = new(12100, 400, "Document parse failure");

    /// <summary>12101: Document has no Response element.</summary>
    public static readonly ErrorCode DocumentEmpty = new(12101, 400, "Document has no Response element");

    /// <summary>12200: Schema validation warning.</summary>
    public static readonly ErrorCode DocumentInvalidNesting = new(12200, 400, "Schema validation warning");

    /// <summary>12201: Attribute value is not valid.</summary>
    public static readonly ErrorCode AttributeInvalid = new(12201, 400, "Attribute value is not valid");

    /// <summary>12250: The verb is not supported here.</summary>
    public static readonly ErrorCode VerbNotSupported = new(12250, 400, "The verb is not supported here");

    /// <summary>12300: Invalid Content-Type.</summary>
    public static readonly ErrorCode ContentTypeInvalid = new(12300, 400, "Invalid Content-Type");

    /// <summary>12400: Internal failure.</summary>
    public static readonly ErrorCode DocumentInternalFailure = new(12400, 500, "Internal failure");

    /// <summary>13201: Dial: Nothing to dial.</summary>
    public static readonly ErrorCode DialNoTarget = new(13201, 400, "Dial: Nothing to dial");

    /// <summary>13214: Dial: Invalid callerId value.</summary>
    public static readonly ErrorCode DialCallerIdInvalid = new(13214, 400, "Dial: Invalid callerId value");

    /// <summary>13224: Dial: Invalid phone number.</summary>
    public static readonly ErrorCode DialNumberInvalid = new(13224, 400, "Dial: Invalid phone number");

    /// <summary>13245: Dial: Invalid SIP URI.</summary>
    public static readonly ErrorCode DialSipInvalid = new(13245, 400, "Dial: Invalid SIP URI");

    /// <summary>13314: Gather: Invalid numDigits value.</summary>
    public static readonly ErrorCode GatherNumDigitsInvalid = new(13314, 400, "Gather: Invalid numDigits value");

    /// <summary>13320: Gather: Invalid nested verb.</summary>
    public static readonly ErrorCode GatherInvalidNesting = new(13320, 400, "Gather: Invalid nested verb");

    /// <summary>13340: Gather: The speech was not recognized.</summary>
    public static readonly ErrorCode SpeechNotRecognized = new(13340, 500, "Gather: The speech was not recognized");

    /// <summary>13420: Play: Invalid Content-Type.</summary>
    public static readonly ErrorCode PlayContentTypeInvalid = new(13420, 400, "Play: Invalid Content-Type");

    /// <summary>13512: Say: Invalid voice value.</summary>
    public static readonly ErrorCode SayVoiceInvalid = new(13512, 400, "Say: Invalid voice value");

    /// <summary>13520: Say: Invalid text.</summary>
    public static readonly ErrorCode SayTextInvalid = new(13520, 400, "Say: Invalid text");

    /// <summary>13530: Say: No speech engine is available.</summary>
    public static readonly ErrorCode SpeechEngineUnavailable = new(13530, 500, "Say: No speech engine is available");

    /// <summary>13264: Refer: The SIP address is missing or invalid.</summary>
    public static readonly ErrorCode ReferInvalid = new(13264, 400, "Refer: The SIP address is missing or invalid");

    /// <summary>13630: Record: The recording could not be kept.</summary>
    public static readonly ErrorCode RecordFailed = new(13630, 500, "Record: The recording could not be kept");

    /// <summary>13640: Record: The recording could not be transcribed.</summary>
    public static readonly ErrorCode TranscriptionFailed = new(13640, 500, "Record: The recording could not be transcribed");

    /// <summary>13641: Transcription: It cannot be started or stopped.</summary>
    public static readonly ErrorCode TranscriptionRefused = new(13641, 400, "Transcription: It cannot be started or stopped");

    /// <summary>14101: Message: Invalid 'to' value.</summary>
    public static readonly ErrorCode SmsToInvalid = new(14101, 400, "Message: Invalid 'to' value");

    /// <summary>14102: Message: Invalid 'from' value.</summary>
    public static readonly ErrorCode SmsFromInvalid = new(14102, 400, "Message: Invalid 'from' value");

    /// <summary>14103: Message: Invalid text.</summary>
    public static readonly ErrorCode SmsBodyInvalid = new(14103, 400, "Message: Invalid text");

    /// <summary>14106: Message: Too many documents were asked for.</summary>
    public static readonly ErrorCode SmsTooManyDocuments = new(14106, 400, "Message: Too many documents were asked for");

    /// <summary>14107: Message: Too many replies in a short time; this looks like two machines that answer each other.</summary>
    public static readonly ErrorCode SmsReplyRateExceeded = new(14107, 429, "Message: Too many replies in a short time; this looks like two machines that answer each other");

    /// <summary>14109: Message: Too many replies to one message.</summary>
    public static readonly ErrorCode SmsTooManyReplies = new(14109, 400, "Message: Too many replies to one message");

    /// <summary>14110: Message: The verb is none of messages.</summary>
    public static readonly ErrorCode SmsVerbInReply = new(14110, 400, "Message: The verb is none of messages");

    /// <summary>14204: Enqueue: Queue name too short.</summary>
    public static readonly ErrorCode EnqueueNameTooShort = new(14204, 400, "Enqueue: Queue name too short");

    /// <summary>14205: Enqueue: Queue name too long.</summary>
    public static readonly ErrorCode EnqueueNameTooLong = new(14205, 400, "Enqueue: Queue name too long");

    /// <summary>14212: Dial: Queue name too short.</summary>
    public static readonly ErrorCode DialQueueNameTooShort = new(14212, 400, "Dial->Queue: Queue name too short");

    /// <summary>14213: Dial: Queue name too long.</summary>
    public static readonly ErrorCode DialQueueNameTooLong = new(14213, 400, "Dial->Queue: Queue name too long");

    /// <summary>14215: Dial: Invalid reservationSid.</summary>
    public static readonly ErrorCode DialQueueReservationInvalid = new(14215, 400, "Dial->Queue: Invalid reservationSid, unable to dequeue");

    /// <summary>14217: Dial: The reservation could not be found or accepted.</summary>
    public static readonly ErrorCode DialQueueReservationNotAccepted = new(14217, 400, "Dial->Queue: The reservation could not be found or accepted");

    /// <summary>14221: Enqueue: The task's attributes are not a JSON object.</summary>
    public static readonly ErrorCode EnqueueAttributesInvalid = new(14221, 400, "Enqueue: The task's attributes are not a JSON object");

    /// <summary>14222: Enqueue: The task could not be made.</summary>
    public static readonly ErrorCode EnqueueTaskRefused = new(14222, 400, "Enqueue: The task could not be made");

    /// <summary>14223: Enqueue: The task could not be closed.</summary>
    public static readonly ErrorCode EnqueueTaskNotClosed = new(14223, 500, "Enqueue: The task could not be closed");

    /// <summary>14240: Max concurrent Workers exceeded.</summary>
    public static readonly ErrorCode WorkersOnlineExceeded = new(14240, 409, "Max concurrent Workers exceeded");

    /// <summary>16002: Failed to validate conference attributes.</summary>
    public static readonly ErrorCode ConferenceAttributesInvalid = new(16002, 400, "Failed to validate conference attributes");

    /// <summary>16020: Conference: The maximum of participants is reached.</summary>
    public static readonly ErrorCode ConferenceFull = new(16020, 400, "Conference: The maximum of participants is reached");

    /// <summary>16021: Conference: Too many requests at once.</summary>
    public static readonly ErrorCode ConferenceBusy = new(16021, 429, "Conference: Too many requests at once");

    /// <summary>16023: Conference: Participant label is not valid.</summary>
    public static readonly ErrorCode ConferenceLabelInvalid = new(16023, 400, "Conference: Participant label is not valid");

    /// <summary>16025: Conference: Participant label is in use.</summary>
    public static readonly ErrorCode ConferenceLabelTaken = new(16025, 400, "Conference: Participant label is in use by another participant");

    /// <summary>20001: Invalid parameter.</summary>
    public static readonly ErrorCode InvalidParameter = new(20001, 400, "Invalid parameter");

    /// <summary>20003: Authenticate.</summary>
    public static readonly ErrorCode Unauthorized = new(20003, 401, "Authenticate");

    /// <summary>20004: Method not allowed.</summary>
    public static readonly ErrorCode MethodNotAllowed = new(20004, 405, "Method not allowed");

    /// <summary>20005: Account not active.</summary>
    public static readonly ErrorCode AccountSuspended = new(20005, 401, "Account not active");

    /// <summary>20006: Access Denied.</summary>
    public static readonly ErrorCode AccessDenied = new(20006, 403, "Access Denied");

    /// <summary>20007: Page size is not valid.</summary>
    public static readonly ErrorCode PageSizeInvalid = new(20007, 400, "Page size is not valid");

    /// <summary>20009: Resource is in use.</summary>
    public static readonly ErrorCode ResourceInUse = new(20009, 409, "The resource is in use and cannot be removed now");

    /// <summary>20404: The requested resource was not found.</summary>
    public static readonly ErrorCode NotFound = new(20404, 404, "The requested resource was not found");

    /// <summary>20409: The request conflicts with the state of the resource.</summary>
    public static readonly ErrorCode Conflict = new(20409, 409, "The request conflicts with the state of the resource");

    /// <summary>20412: Precondition failed.</summary>
    public static readonly ErrorCode PreconditionFailed = new(20412, 412, "Precondition failed");

    /// <summary>20429: Too many requests.</summary>
    public static readonly ErrorCode TooManyRequests = new(20429, 429, "Too many requests");

    /// <summary>20500: An internal server error has occurred.</summary>
    public static readonly ErrorCode InternalError = new(20500, 500, "An internal server error has occurred");

    /// <summary>20503: The server takes no new work now.</summary>
    public static readonly ErrorCode ServiceUnavailable = new(20503, 503, "The server takes no new work now");

    /// <summary>21201: No 'To' number specified.</summary>
    public static readonly ErrorCode ToRequired = new(21201, 400, "No 'To' number specified");

    /// <summary>21205: Url is not a valid URL.</summary>
    public static readonly ErrorCode UrlInvalid = new(21205, 400, "Url is not a valid URL");

    /// <summary>21210: 'From' phone number not verified.</summary>
    public static readonly ErrorCode CallerIdNotAllowed = new(21210, 400, "'From' phone number not verified");

    /// <summary>21211: Invalid 'To' phone number.</summary>
    public static readonly ErrorCode ToInvalid = new(21211, 400, "Invalid 'To' phone number");

    /// <summary>21212: Invalid 'From' phone number.</summary>
    public static readonly ErrorCode FromInvalid = new(21212, 400, "Invalid 'From' phone number");

    /// <summary>21213: 'From' phone number is required.</summary>
    public static readonly ErrorCode FromRequired = new(21213, 400, "'From' phone number is required");

    /// <summary>21214: 'To' phone number cannot be reached.</summary>
    public static readonly ErrorCode ToUnreachable = new(21214, 400, "'To' phone number cannot be reached");

    /// <summary>21217: Phone number does not appear to be valid.</summary>
    public static readonly ErrorCode ToNotValid = new(21217, 400, "Phone number does not appear to be valid");

    /// <summary>21218: Invalid 'ApplicationSid'.</summary>
    public static readonly ErrorCode ApplicationSidInvalid = new(21218, 400, "Invalid 'ApplicationSid'");

    /// <summary>21219: Invalid 'Status' value.</summary>
    public static readonly ErrorCode CallStatusInvalid = new(21219, 400, "Invalid 'Status' value");

    /// <summary>21220: Call is not in-progress. Cannot redirect.</summary>
    public static readonly ErrorCode CallNotInProgress = new(21220, 400, "Call is not in-progress. Cannot redirect.");

    /// <summary>21232: The SIP domain name is not valid.</summary>
    public static readonly ErrorCode SipDomainInvalid = new(21232, 400, "The SIP domain name is not valid");

    /// <summary>21233: The SIP domain name is already in use.</summary>
    public static readonly ErrorCode SipDomainTaken = new(21233, 400, "The SIP domain name is already in use");

    /// <summary>21266: 'To' and 'From' number cannot be the same.</summary>
    public static readonly ErrorCode MessageToSelf = new(21266, 400, "'To' and 'From' number cannot be the same");

    /// <summary>21401: PhoneNumber or AreaCode is required.</summary>
    public static readonly ErrorCode PhoneNumberRequired = new(21401, 400, "PhoneNumber or AreaCode is required");

    /// <summary>21403: Invalid HTTP method.</summary>
    public static readonly ErrorCode MethodInvalid = new(21403, 400, "Invalid HTTP method");

    /// <summary>21421: PhoneNumber is invalid.</summary>
    public static readonly ErrorCode PhoneNumberInvalid = new(21421, 400, "PhoneNumber is invalid");

    /// <summary>21422: PhoneNumber is not available.</summary>
    public static readonly ErrorCode PhoneNumberUnavailable = new(21422, 400, "PhoneNumber is not available");

    /// <summary>21603: A 'From' phone number is required to send a message.</summary>
    public static readonly ErrorCode MessageFromRequired = new(21603, 400, "A 'From' phone number is required to send a message");

    /// <summary>21604: A 'To' phone number is required to send a message.</summary>
    public static readonly ErrorCode MessageToRequired = new(21604, 400, "A 'To' phone number is required to send a message");

    /// <summary>21606: The 'From' phone number is not one that this account may send messages from.</summary>
    public static readonly ErrorCode MessageFromNotAllowed = new(21606, 400, "The 'From' phone number is not one that this account may send messages from");

    /// <summary>21609: Invalid 'StatusCallback' URL.</summary>
    public static readonly ErrorCode MessageStatusCallbackInvalid = new(21609, 400, "Invalid 'StatusCallback' URL");

    /// <summary>21611: This account has exceeded the maximum number of queued messages.</summary>
    public static readonly ErrorCode MessageQueueFull = new(21611, 429, "This account has exceeded the maximum number of queued messages");

    /// <summary>21612: The 'To' phone number is not reachable by message.</summary>
    public static readonly ErrorCode MessageToUnreachable = new(21612, 400, "The 'To' phone number is not reachable by message");

    /// <summary>21617: The message body exceeds 1600 characters.</summary>
    public static readonly ErrorCode MessageBodyTooLong = new(21617, 400, "The message body exceeds 1600 characters");

    /// <summary>21619: A message body or media URLs are required.</summary>
    public static readonly ErrorCode MessageContentRequired = new(21619, 400, "A message body or media URLs are required");

    /// <summary>21620: Invalid media URL(s).</summary>
    public static readonly ErrorCode MessageMediaUrlInvalid = new(21620, 400, "Invalid media URL(s)");

    /// <summary>21623: More media than a message may have.</summary>
    public static readonly ErrorCode MessageTooMuchMedia = new(21623, 400, "More media than a message may have");

    /// <summary>22005: Too many calls are waiting to be placed.</summary>
    public static readonly ErrorCode CallQueueFull = new(22005, 429, "Too many calls are waiting to be placed");

    /// <summary>30003: Unreachable destination.</summary>
    public static readonly ErrorCode MessageUnreachable = new(30003, 400, "Unreachable destination");

    /// <summary>30004: Message blocked.</summary>
    public static readonly ErrorCode MessageBlocked = new(30004, 400, "Message blocked");

    /// <summary>30005: Unknown destination.</summary>
    public static readonly ErrorCode MessageDestinationUnknown = new(30005, 400, "Unknown destination");

    /// <summary>30007: Message refused by the carrier.</summary>
    public static readonly ErrorCode MessageContentRefused = new(30007, 400, "Message refused by the carrier");

    /// <summary>30008: Unknown error.</summary>
    public static readonly ErrorCode MessageFailed = new(30008, 400, "Unknown error");

    /// <summary>30036: The message's validity period has expired.</summary>
    public static readonly ErrorCode MessageExpired = new(30036, 400, "The message's validity period has expired");

    /// <summary>30409: The message can no longer be canceled.</summary>
    public static readonly ErrorCode MessageNotCancelable = new(30409, 409, "The message can no longer be canceled");

    /// <summary>31901: The stream's server did not answer the connection in time, or could not be reached.</summary>
    public static readonly ErrorCode StreamConnectFailed = new(31901, 502, "Stream - WebSocket - Connection error");

    /// <summary>31920: The stream's server refused the WebSocket handshake.</summary>
    public static readonly ErrorCode StreamHandshakeFailed = new(31920, 502, "Stream - WebSocket - Handshake Error");

    /// <summary>31921: The connection of a stream broke, or its server was stuck.</summary>
    public static readonly ErrorCode StreamBroken = new(31921, 502, "Stream - WebSocket - Close Error");

    /// <summary>31930: A stream's server sent more audio than may wait to be played.</summary>
    public static readonly ErrorCode StreamBufferFull = new(31930, 400, "Stream - Media - Buffer overflow");

    /// <summary>31940: The stream's address is missing or not one of ws or wss.</summary>
    public static readonly ErrorCode StreamUrlInvalid = new(31940, 400, "Stream - Invalid URL");

    /// <summary>31941: The track cannot be streamed so.</summary>
    public static readonly ErrorCode StreamTrackInvalid = new(31941, 400, "Stream - Invalid Track configuration");

    /// <summary>31942: There is no such stream on the call.</summary>
    public static readonly ErrorCode StreamNotFound = new(31942, 404, "Stream - Stream not found");

    /// <summary>31943: The stream's name is missing or in use on the call.</summary>
    public static readonly ErrorCode StreamNameInvalid = new(31943, 400, "Stream - Invalid name");

    /// <summary>31944: The call has as many streams as it may.</summary>
    public static readonly ErrorCode StreamLimitReached = new(31944, 400, "Stream - Too many streams on the call");

    /// <summary>31951: A stream's server sent a message that cannot be read.</summary>
    public static readonly ErrorCode StreamMessageInvalid = new(31951, 400, "Stream - Protocol - Invalid message");

    /// <summary>40110: Call instruction: 'to' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionCallToInvalid = new(40110, 400, "Call instruction: 'to' is missing or not valid");

    /// <summary>40111: Call instruction: 'from' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionCallFromInvalid = new(40111, 400, "Call instruction: 'from' is missing or not valid");

    /// <summary>40112: Call instruction: 'url' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionCallUrlInvalid = new(40112, 400, "Call instruction: 'url' is missing or not valid");

    /// <summary>40113: Call instruction: the call could not be made.</summary>
    public static readonly ErrorCode InstructionCallFailed = new(40113, 400, "Call instruction: the call could not be made");

    /// <summary>40114: Call instruction: the reservation is not pending.</summary>
    public static readonly ErrorCode InstructionCallNotPending = new(40114, 409, "Call instruction: the reservation is not pending");

    /// <summary>40120: Redirect instruction: 'url' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionRedirectUrlInvalid = new(40120, 400, "Redirect instruction: 'url' is missing or not valid");

    /// <summary>40121: Redirect instruction: 'call_sid' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionRedirectCallSidInvalid = new(40121, 400, "Redirect instruction: 'call_sid' is missing or not valid");

    /// <summary>40123: Redirect instruction: the reservation is not pending.</summary>
    public static readonly ErrorCode InstructionRedirectNotPending = new(40123, 409, "Redirect instruction: the reservation is not pending");

    /// <summary>40131: Dequeue instruction: 'to' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionDequeueToInvalid = new(40131, 400, "Dequeue instruction: 'to' is missing or not valid");

    /// <summary>40132: Dequeue instruction: 'from' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionDequeueFromInvalid = new(40132, 400, "Dequeue instruction: 'from' is missing or not valid");

    /// <summary>40133: Dequeue instruction: the call could not be made.</summary>
    public static readonly ErrorCode InstructionDequeueFailed = new(40133, 400, "Dequeue instruction: the call could not be made");

    /// <summary>40135: Dequeue instruction: the reservation is not pending.</summary>
    public static readonly ErrorCode InstructionDequeueNotPending = new(40135, 409, "Dequeue instruction: the reservation is not pending");

    /// <summary>40136: Conference instruction: the reservation is not pending.</summary>
    public static readonly ErrorCode InstructionConferenceNotPending = new(40136, 409, "Conference instruction: the reservation is not pending");

    /// <summary>40138: Conference instruction: 'from' is missing or not valid.</summary>
    public static readonly ErrorCode InstructionConferenceFromInvalid = new(40138, 400, "Conference instruction: 'from' is missing or not valid");

    /// <summary>40142: Conference instruction: the task's attributes have neither 'call_sid' nor 'outbound_to'.</summary>
    public static readonly ErrorCode InstructionConferenceCallMissing = new(40142, 400, "Conference instruction: the task's attributes have neither 'call_sid' nor 'outbound_to'");

    /// <summary>40145: Conference instruction: the call could not be made.</summary>
    public static readonly ErrorCode InstructionConferenceFailed = new(40145, 400, "Conference instruction: the call could not be made");

    /// <summary>40151: Invalid instruction.</summary>
    public static readonly ErrorCode InstructionNotAllowed = new(40151, 400, "Invalid instruction");

    /// <summary>40158: The instruction's 'status_callback_url' is not valid.</summary>
    public static readonly ErrorCode InstructionStatusCallbackInvalid = new(40158, 400, "The instruction's 'status_callback_url' is not valid");

    /// <summary>55555: Invalid instruction passed to TaskRouter.</summary>
    public static readonly ErrorCode InstructionInvalid = new(55555, 400, "Invalid instruction passed to TaskRouter");

    /// <summary>22003: A queue of this name exists already.</summary>
    public static readonly ErrorCode QueueNameTaken = new(22003, 400, "A queue of this name exists already");

    /// <summary>22004: The account has as many queues as it may.</summary>
    public static readonly ErrorCode TooManyQueues = new(22004, 400, "The account has as many queues as it may");
}
